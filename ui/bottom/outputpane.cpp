// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bottom/outputpane.h"

#include <QFontDatabase>
#include <QTime>

namespace limbeck::ui {

using namespace Qt::StringLiterals;

OutputPane::OutputPane(QWidget* parent)
    : QPlainTextEdit(parent)
{
    setObjectName(u"output"_s);
    setAccessibleName(tr("Output"));
    setReadOnly(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setFrameShape(NoFrame);
    setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    constexpr int kept = 2000;
    setMaximumBlockCount(kept);
    setPlaceholderText(tr("Nothing has been done yet."));
}

void OutputPane::addLine(const QString& text)
{
    if (text.isEmpty() || text == m_last) {
        return;
    }
    m_last = text;
    appendPlainText(QTime::currentTime().toString(u"HH:mm:ss"_s) + u"  "_s + text);
}

}  // namespace limbeck::ui
