// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/language/languagemenu.h"

#include "ui/language/language.h"

#include <QActionGroup>

namespace limbeck::ui {

using namespace Qt::StringLiterals;

LanguageMenu::LanguageMenu(const QString& chosen, QWidget* parent)
    : QMenu(tr("&Language"), parent)
{
    setObjectName(u"menu.language"_s);
    new QActionGroup(this);
    add({}, tr("&System default"), chosen);
    for (const Language& language : languages()) {
        add(language.code, language.name, chosen);
    }
}

void LanguageMenu::add(const QString& code, const QString& text, const QString& chosen)
{
    QAction* action = addAction(text);
    action->setObjectName(u"action.language."_s + (code.isEmpty() ? u"system"_s : code));
    action->setCheckable(true);
    action->setChecked(code == chosen);
    findChild<QActionGroup*>()->addAction(action);
    connect(action, &QAction::triggered, this, [this, code, text] {
        emit languageChosen(code, QString(text).remove(u'&'));
    });
}

}  // namespace limbeck::ui
