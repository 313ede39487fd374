// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/consolidate/intervalpage.h"

#include "models/base/text.h"
#include "ui/language/words.h"
#include "ui/sheet/sheetparts.h"
#include "ui/theme/theme.h"
#include "ui/widget/messagebox.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

namespace limbeck::ui {

using namespace Qt::StringLiterals;

namespace {

/// A box to choose a revision from: `first` stands for none, the others as the history has them.
QComboBox* revisionBox(const RevisionGraph& graph, const QString& first, QWidget* parent)
{
    auto* box = new QComboBox(parent);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->addItem(first, QString());
    for (const RevisionId& id : graph.history()) {
        box->addItem(id + u"  "_s + graph.find(id)->message.section(u'\n', 0, 0), id);
    }
    return box;
}

QString summaryOf(const Interval& interval, const RevisionId& id)
{
    QString text = IntervalPage::tr("%1 become one: from %2 to %3.")
                       .arg(countedRevisions(interval.revisions.size()),
                            interval.revisions.first(),
                            interval.exit);
    const QStringList below = interval.downRevisions + interval.dependsOn;
    text += u' '
            + (below.isEmpty() ? IntervalPage::tr("It begins at the base.")
                               : IntervalPage::tr("It stands on %1.").arg(quotedList(below)));
    if (!interval.branchLabels.isEmpty()) {
        text +=
            u' '
            + IntervalPage::tr("It carries the labels %1.").arg(quotedList(interval.branchLabels));
    }
    QStringList outside;
    for (const Reference& reference : interval.references) {
        if (reference.to != id) {
            outside << reference.revision;
        }
    }
    outside.removeDuplicates();
    if (!outside.isEmpty()) {
        text +=
            u' ' + IntervalPage::tr("Outside, %1 will name it instead.").arg(quotedList(outside));
    }
    return text;
}

/// Text in a form: one that may be narrow asks for the height of a narrow one.
QLabel* formText(const QString& text, QWidget* parent)
{
    constexpr int usualWidth = 640;
    QLabel* label = makeSheetText(text, parent);
    label->setMinimumWidth(usualWidth);
    return label;
}

}  // namespace

IntervalPage::IntervalPage(const SnapshotPtr& snapshot,
                           const QList<ProofServer>& servers,
                           QWidget* parent)
    : QWidget(parent)
    , m_snapshot(snapshot)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(makeSheetText(
        tr("One revision takes the place of many. It does what they did, which is proved before "
           "anything is written; their files go to an archive, so that every database finds its "
           "way, and all of it can be taken back."),
        this));
    auto* form = new QFormLayout;
    layout->addLayout(form);
    addInterval(*form);
    addNames(*form);
    addServers(*form, servers);
    layout->addStretch();
    update();
}

void IntervalPage::addInterval(QFormLayout& form)
{
    const RevisionGraph& graph = m_snapshot->graph;
    m_from = revisionBox(graph, tr("The beginning"), this);
    m_from->setObjectName(u"consolidate.from"_s);
    form.addRow(tr("&From"), m_from);
    const QString head =
        graph.heads().size() == 1 ? tr("The head, %1").arg(graph.heads().first()) : tr("The head");
    m_to = revisionBox(graph, head, this);
    m_to->setObjectName(u"consolidate.to"_s);
    form.addRow(tr("&To"), m_to);
    m_summary = formText({}, this);
    m_summary->setObjectName(u"consolidate.summary"_s);
    form.addRow(QString(), m_summary);
    connect(m_from, &QComboBox::currentIndexChanged, this, &IntervalPage::update);
    connect(m_to, &QComboBox::currentIndexChanged, this, &IntervalPage::update);
}

void IntervalPage::addNames(QFormLayout& form)
{
    m_message = new QLineEdit(this);
    m_message->setObjectName(u"consolidate.message"_s);
    form.addRow(tr("&Message"), m_message);
    m_id = new QLineEdit(this);
    m_id->setObjectName(u"consolidate.id"_s);
    form.addRow(tr("&Id"), m_id);
    m_idText = formText({}, this);
    form.addRow(QString(), m_idText);
    m_stock = new QCheckBox(tr("Alembic's &usual script text, not this project's template"), this);
    m_stock->setObjectName(u"consolidate.stock"_s);
    form.addRow(QString(), m_stock);
    connect(m_id, &QLineEdit::textChanged, this, &IntervalPage::update);
}

void IntervalPage::addServers(QFormLayout& form, const QList<ProofServer>& servers)
{
    m_servers = new QListWidget(this);
    m_servers->setObjectName(u"consolidate.servers"_s);
    m_servers->setAccessibleName(tr("Engines to prove it on"));
    constexpr int lines = 6;
    m_servers->setFixedHeight(lines * (m_servers->fontMetrics().height() + 4));
    auto* sqlite = new QListWidgetItem(tr("SQLite, in memory: always"), m_servers);
    sqlite->setFlags(Qt::ItemIsEnabled);
    sqlite->setCheckState(Qt::Checked);
    for (const ProofServer& server : servers) {
        addServer(server);
    }
    auto* line = new QHBoxLayout;
    line->addWidget(m_servers, 1);
    auto* add = new QPushButton(tr("&Another server…"), this);
    add->setObjectName(u"consolidate.addServer"_s);
    line->addWidget(add, 0, Qt::AlignTop);
    form.addRow(tr("&Prove on"), line);
    // The buddy of a layout is none: the label leads to the list.
    if (auto* label = qobject_cast<QLabel*>(form.labelForField(line))) {
        label->setBuddy(m_servers);
    }
    form.addRow(QString(),
                formText(tr("On a server it runs in databases of its own, named "
                            "limbeck_scratch_…, which are dropped again. Its own databases "
                            "are not touched."),
                         this));
    connect(add, &QPushButton::clicked, this, &IntervalPage::askForServer);
}

void IntervalPage::addServer(const ProofServer& server)
{
    const QString text = server.isAllowed()
                             ? server.text
                             : tr("%1 (production: nothing is tried there)").arg(server.text);
    auto* item = new QListWidgetItem(text, m_servers);
    item->setData(Qt::UserRole, server.url);
    item->setData(Qt::UserRole + 1, server.isAllowed());
    item->setFlags(server.isAllowed()
                       ? Qt::ItemIsEnabled | Qt::ItemIsUserCheckable | Qt::ItemIsSelectable
                       : Qt::NoItemFlags);
    const bool isOwn = server.targetClass == command::TargetClass::Dev;
    item->setCheckState(isOwn ? Qt::Checked : Qt::Unchecked);
}

void IntervalPage::askForServer()
{
    const QString url = FileDialog::enterText(
        this, tr("Another server"), tr("URL, for example postgresql://user@host/shop:"));
    if (url.isEmpty()) {
        return;
    }
    const auto server = proofServer(*m_snapshot, url);
    if (!server) {
        MessageBox::warn(this, tr("Another server"), server.error().toText());
    } else if (!*server) {
        MessageBox::warn(this,
                         tr("Another server"),
                         tr("That is an SQLite file. SQLite is tried in memory anyway."));
    } else {
        addServer(**server);
        QListWidgetItem* added = m_servers->item(m_servers->count() - 1);
        added->setCheckState((*server)->isAllowed() ? Qt::Checked : Qt::Unchecked);
    }
}

void IntervalPage::choose(const RevisionId& from, const RevisionId& to)
{
    m_from->setCurrentIndex(std::max(0, m_from->findData(from)));
    m_to->setCurrentIndex(std::max(0, m_to->findData(to)));
}

command::ConsolidateOptions IntervalPage::options() const
{
    command::ConsolidateOptions options;
    options.from = m_from->currentData().toString();
    options.to = m_to->currentData().toString();
    options.id = m_id->text().trimmed();
    options.useStockTemplate = m_stock->isChecked();
    if (const QString message = m_message->text().trimmed(); !message.isEmpty()) {
        options.message = message;
    }
    return options;
}

QStringList IntervalPage::servers() const
{
    QStringList urls;
    for (int row = 1; row < m_servers->count(); ++row) {
        const QListWidgetItem* item = m_servers->item(row);
        if (item->checkState() == Qt::Checked && item->data(Qt::UserRole + 1).toBool()) {
            urls << item->data(Qt::UserRole).toString();
        }
    }
    return urls;
}

Result<Interval> IntervalPage::interval() const
{
    const command::ConsolidateOptions chosen = options();
    return findInterval(m_snapshot->graph, chosen.from, chosen.to);
}

void IntervalPage::update()
{
    const Result<Interval> found = interval();
    const QString wanted = m_id->text().trimmed();
    QPalette colours = palette();
    if (!found) {
        colours.setColor(QPalette::WindowText, color(Role::Problem, colours));
    }
    m_summary->setPalette(colours);
    const RevisionId exit = found ? found->exit : RevisionId();
    m_summary->setText(found ? summaryOf(*found, wanted.isEmpty() ? exit : wanted)
                             : u"⚠ "_s + found.error().toText());
    m_id->setPlaceholderText(found ? tr("%1, as the last one").arg(exit) : QString());
    m_message->setPlaceholderText(
        found ? tr("Consolidate %1 revisions").arg(found->revisions.size()) : QString());
    m_idText->setText(wanted.isEmpty() || wanted == exit
                          ? tr("It keeps the id of the last one: a database that is there needs "
                               "nothing, with stock Alembic neither.")
                          : tr("With an id of its own Limbeck carries databases over by the next "
                               "upgrade; for stock Alembic the way is written down."));
    emit changed();
}

}  // namespace limbeck::ui
