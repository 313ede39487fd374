// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/tables/pathdialog.h"

#include "models/base/text.h"
#include "ui/language/words.h"
#include "ui/mainwindow/navigator.h"
#include "ui/widget/codeview.h"

#include <QComboBox>
#include <QCompleter>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QVBoxLayout>

namespace limbeck::ui {

using namespace Qt::StringLiterals;

namespace {

/// "page → note → user".
QString chainOf(const QList<command::PathStep>& path)
{
    QStringList tables = {path.first().from.toString()};
    for (const command::PathStep& step : path) {
        tables << step.to.toString();
    }
    return tables.join(u" → "_s);
}

}  // namespace

QString joinText(const QList<command::PathStep>& path)
{
    if (path.isEmpty()) {
        return {};
    }
    QString text = u"FROM %1\n"_s.arg(path.first().from.toString());
    for (const command::PathStep& step : path) {
        const bool isOwn = step.owner == step.from;
        const TableName& referent = isOwn ? step.to : step.from;
        QStringList conditions;
        for (qsizetype i = 0; i < step.key.columns.size(); ++i) {
            conditions << u"%1.%2 = %3.%4"_s.arg(step.owner.toString(),
                                                 step.key.columns.at(i),
                                                 referent.toString(),
                                                 step.key.referentColumns.value(i));
        }
        text += u"JOIN %1 ON %2\n"_s.arg(step.to.toString(), conditions.join(u" AND "_s));
    }
    return text;
}

PathDialog::PathDialog(const SnapshotPtr& view,
                       const TableName& from,
                       Navigator& navigator,
                       QWidget* parent)
    : QDialog(parent)
    , m_view(view)
    , m_navigator(navigator)
    , m_from(makeChoice(u"path.from"_s, tr("From table")))
    , m_to(makeChoice(u"path.to"_s, tr("To table")))
    , m_text(new QLabel(this))
    , m_list(new QListWidget(this))
    , m_join(new CodeView(CodeView::Language::Sql, this))
{
    setObjectName(u"pathDialog"_s);
    setWindowTitle(tr("Path between two tables"));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(620, 460);
    if (!from.isEmpty()) {
        m_from->setCurrentText(from.toString());
    }
    m_to->setCurrentIndex(-1);
    m_to->setCurrentText({});
    m_text->setWordWrap(true);
    m_list->setObjectName(u"path.list"_s);
    m_list->setAccessibleName(tr("Paths"));
    m_join->setObjectName(u"path.join"_s);
    m_join->setAccessibleName(tr("The path as a join"));
    m_join->setFrameShape(QFrame::StyledPanel);
    auto* row = new QHBoxLayout;
    row->addWidget(m_from, 1);
    row->addWidget(new QLabel(u"→"_s, this));
    row->addWidget(m_to, 1);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    auto* layout = new QVBoxLayout(this);
    layout->addLayout(row);
    layout->addWidget(m_text);
    layout->addWidget(m_list, 2);
    layout->addWidget(m_join, 1);
    layout->addWidget(buttons);
    connect(m_from, &QComboBox::currentTextChanged, this, &PathDialog::search);
    connect(m_to, &QComboBox::currentTextChanged, this, &PathDialog::search);
    connect(m_list, &QListWidget::currentRowChanged, this, &PathDialog::showPath);
    connect(m_list, &QListWidget::itemActivated, this, [this] {
        m_navigator.goToTable(m_paths.at(m_list->currentRow()).last().to);
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    search();
    m_to->setFocus();
}

QComboBox* PathDialog::makeChoice(const QString& name, const QString& accessibleName)
{
    auto* choice = new QComboBox(this);
    choice->setObjectName(name);
    choice->setAccessibleName(accessibleName);
    choice->setEditable(true);
    choice->lineEdit()->setAccessibleName(accessibleName);
    choice->setInsertPolicy(QComboBox::NoInsert);
    QStringList tables;
    for (const Table& table : m_view->schema.tables) {
        tables << table.name.toString();
    }
    tables.sort(Qt::CaseInsensitive);
    choice->addItems(tables);
    choice->completer()->setFilterMode(Qt::MatchContains);
    choice->completer()->setCompletionMode(QCompleter::PopupCompletion);
    return choice;
}

void PathDialog::search()
{
    m_list->clear();
    m_join->clear();
    m_paths.clear();
    if (m_from->currentText().isEmpty() || m_to->currentText().isEmpty()) {
        m_text->setText(tr("Choose the table to go to."));
        return;
    }
    const auto found =
        command::tablePaths(m_view->schema, m_from->currentText(), m_to->currentText());
    if (!found) {
        m_text->setText(found.error().message);
        return;
    }
    m_paths = found->paths;
    m_text->setText(m_paths.isEmpty()
                        ? tr("No foreign keys lead from %1 to %2.")
                              .arg(found->from.toString(), found->to.toString())
                        : tr("%n shortest way(s) over %1.%2", nullptr, pluralOf(m_paths.size()))
                              .arg(countedForeignKeys(m_paths.first().size()),
                                   found->isCut ? tr(" There are more.") : QString()));
    for (const QList<command::PathStep>& path : std::as_const(m_paths)) {
        auto* item = new QListWidgetItem(chainOf(path), m_list);
        QStringList keys;
        for (const command::PathStep& step : path) {
            keys << command::describe(step);
        }
        item->setToolTip(keys.join(u'\n'));
    }
    m_list->setCurrentRow(0);
}

void PathDialog::showPath(int row)
{
    m_join->setPlainText(row >= 0 && row < m_paths.size() ? joinText(m_paths.at(row)) : QString());
}

}  // namespace limbeck::ui
