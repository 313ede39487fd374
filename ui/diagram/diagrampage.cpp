// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/diagram/diagrampage.h"

#include "migrations/command/diff.h"
#include "ui/diagram/diagramview.h"
#include "ui/diagram/legend.h"
#include "ui/language/words.h"
#include "ui/mainwindow/navigator.h"
#include "ui/task/taskrunner.h"
#include "ui/widget/emptystate.h"
#include "ui/widget/messagebox.h"
#include "ui/widget/whenseen.h"

#include <QAction>
#include <QActionGroup>
#include <QCryptographicHash>
#include <QDir>
#include <QGuiApplication>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QStackedWidget>
#include <QTimer>
#include <QUndoStack>
#include <QVBoxLayout>

namespace limbeck::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype allColumnsUpTo = 12;
constexpr qsizetype keysUpTo = 150;

DiagramDetail automaticDetail(qsizetype tables)
{
    return tables <= allColumnsUpTo ? DiagramDetail::All
           : tables <= keysUpTo     ? DiagramDetail::Keys
                                    : DiagramDetail::Names;
}

/// Of the snapshot's moment; with what differs while it is compared with another one.
DiagramContent contentOf(const SnapshotPtr& snapshot)
{
    if (!snapshot) {
        return {};
    }
    const command::SchemaDiff* comparison = snapshot->comparison.get();
    return comparison != nullptr ? diagramContent(comparison->from.schema, comparison->to.schema)
                                 : diagramContent(snapshot->schema);
}

}  // namespace

DiagramPage::DiagramPage(Navigator& navigator, QWidget* parent)
    : QWidget(parent)
    , m_navigator(navigator)
    , m_whenSeen(new WhenSeen(*this, [this] { takeSnapshot(); }))
    , m_nextTurn(new QTimer(this))
    , m_runner(new TaskRunner(this))
    , m_scene(new DiagramScene(this))
    , m_view(new DiagramView(*m_scene, this))
    , m_viewMenu(new QMenu(tr("View"), this))
    , m_exportMenu(new QMenu(tr("Export"), this))
    , m_bar(new DiagramBar(m_viewMenu, m_exportMenu, this))
    , m_legend(new LegendWidget(this))
    , m_cancelDelay(new QTimer(this))
    , m_stack(new QStackedWidget(this))
    , m_empty(new EmptyState(this))
    , m_undo(new QUndoStack(this))
{
    m_nextTurn->setSingleShot(true);
    connect(m_nextTurn, &QTimer::timeout, this, &DiagramPage::showWaiting);
    buildMenus();
    m_stack->addWidget(m_view);
    m_stack->addWidget(m_empty);
    m_noteRow = new QWidget(this);
    buildNote(m_noteRow);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_bar);
    layout->addWidget(m_noteRow);
    layout->addWidget(m_stack, 1);
    layout->addWidget(m_legend);
    connectBar();
    connectView();
    connectNavigator();
}

DiagramPage::~DiagramPage()
{
    delete m_view;  // before the scene, which it looks at
}

void DiagramPage::buildNote(QWidget* note)
{
    auto* layout = new QHBoxLayout(note);
    layout->setContentsMargins(12, 0, 12, 8);
    m_note = new QLabel(note);
    m_note->setObjectName(u"diagram.note"_s);
    m_note->setWordWrap(true);
    m_cancel = new QPushButton(tr("Cancel"), note);
    m_cancel->setObjectName(u"diagram.cancel"_s);
    m_cancel->setAccessibleName(tr("Stop laying out the diagram"));
    layout->addWidget(m_note, 1);
    layout->addWidget(m_cancel);
    note->hide();
    connect(m_cancel, &QPushButton::clicked, m_runner, &TaskRunner::cancelAll);
    // What is over in a moment says nothing: it would only flicker.
    constexpr int moment = 300;
    m_cancelDelay->setSingleShot(true);
    m_cancelDelay->setInterval(moment);
    connect(m_cancelDelay, &QTimer::timeout, this, [this] {
        if (m_runner->isBusy()) {
            say(tr("Laying out the diagram…"), true);
        }
    });
}

QAction* DiagramPage::addToggle(const QString& name, const QString& text, bool isChecked)
{
    QAction* action = m_viewMenu->addAction(text);
    action->setObjectName(u"diagram."_s + name);
    action->setCheckable(true);
    action->setChecked(isChecked);
    return action;
}

void DiagramPage::addExport(const QString& name,
                            const QString& text,
                            DiagramExport::Format format,
                            int scale)
{
    QAction* action = m_exportMenu->addAction(text);
    action->setObjectName(u"diagram.export"_s + name);
    const QString suffix = name.left(3).toLower();
    connect(action, &QAction::triggered, this, [this, format, scale, suffix] {
        save(exportOptions(format, scale), suffix);
    });
}

void DiagramPage::buildMenus()
{
    m_hubs = addToggle(u"hubs"_s, tr("Fold keys to &hubs into badges"), true);
    QAction* minimap = addToggle(u"minimapWanted"_s, tr("&Map in the corner"), true);
    m_legendWanted = addToggle(u"legendWanted"_s, tr("&Legend"), true);
    m_changesOnly =
        addToggle(u"changesOnly"_s, tr("Only what &changed, and its neighbours"), false);
    m_viewMenu->addSeparator();
    QAction* undo = m_undo->createUndoAction(m_viewMenu, tr("&Undo"));
    QAction* redo = m_undo->createRedoAction(m_viewMenu, tr("R&edo"));
    undo->setObjectName(u"diagram.undo"_s);
    redo->setObjectName(u"diagram.redo"_s);
    m_viewMenu->addActions({undo, redo});
    QAction* reset = m_viewMenu->addAction(tr("&Reset layout"), this, &DiagramPage::resetLayout);
    reset->setObjectName(u"diagram.reset"_s);
    reset->setToolTip(tr("Place all tables anew"));
    connect(m_hubs, &QAction::toggled, this, &DiagramPage::rebuild);
    connect(m_changesOnly, &QAction::toggled, this, &DiagramPage::rebuild);
    connect(m_legendWanted, &QAction::toggled, this, &DiagramPage::updateLegend);
    connect(minimap, &QAction::toggled, m_view, &DiagramView::setMinimapShown);

    QAction* copy = m_exportMenu->addAction(tr("&Copy as picture"), this, [this] {
        copyDiagram(*m_scene, exportOptions(DiagramExport::Format::Png, 2));
    });
    copy->setObjectName(u"diagram.copy"_s);
    m_exportMenu->addSeparator();
    addExport(u"Svg"_s, tr("Save as &SVG…"), DiagramExport::Format::Svg, 1);
    addExport(u"Pdf"_s, tr("Save as P&DF…"), DiagramExport::Format::Pdf, 1);
    for (int scale = 1; scale <= 4; ++scale) {
        addExport(u"Png%1"_s.arg(scale),
                  tr("Save as PNG, &%1 times the size…").arg(scale),
                  DiagramExport::Format::Png,
                  scale);
    }
    m_exportMenu->addSeparator();
    m_exportDark = m_exportMenu->addAction(tr("Dark c&olours"));
    m_exportDark->setObjectName(u"diagram.exportDark"_s);
    m_exportDark->setCheckable(true);
    m_exportLegend = m_exportMenu->addAction(tr("With &legend"));
    m_exportLegend->setObjectName(u"diagram.exportLegend"_s);
    m_exportLegend->setCheckable(true);
    m_exportLegend->setChecked(true);
}

void DiagramPage::connectBar()
{
    connect(m_bar, &DiagramBar::choiceChanged, this, &DiagramPage::rebuild);
    connect(m_bar, &DiagramBar::findChanged, this, &DiagramPage::find);
    connect(m_bar, &DiagramBar::findNext, this, &DiagramPage::findNext);
    connect(m_bar, &DiagramBar::zoomWanted, m_view, &DiagramView::zoomBy);
    connect(m_bar, &DiagramBar::fitWanted, m_view, &DiagramView::zoomToFit);
}

void DiagramPage::connectView()
{
    connect(m_view, &DiagramView::tableSelected, &m_navigator, &Navigator::goToTable);
    connect(m_view, &DiagramView::tableActivated, this, [this](const TableName& table) {
        m_navigator.goToTable(table);
        emit inspectorWanted(table);
    });
    connect(m_view, &DiagramView::tableMoved, this, &DiagramPage::recordMove);
    connect(m_view, &DiagramView::menuWanted, this, &DiagramPage::openMenu);
    connect(m_view, &DiagramView::undoWanted, m_undo, &QUndoStack::undo);
    connect(m_view, &DiagramView::redoWanted, m_undo, &QUndoStack::redo);
    connect(m_view, &DiagramView::hopsWanted, this, [this](int change) {
        DiagramChoice wanted = m_bar->choice();
        if (wanted.mode == DiagramMode::Focus) {
            wanted.hops = std::clamp(wanted.hops + change, 0, 5);
            setChoice(wanted);
        }
    });
}

void DiagramPage::connectNavigator()
{
    connect(&m_navigator, &Navigator::placeChanged, this, [this](const Place& place) {
        if (TableItem* item = m_scene->item(place.table); item != m_scene->selected()) {
            m_scene->select(item);
            m_scene->highlight(m_scene->pinned());
            if (item != nullptr && m_view->isVisible()) {
                m_view->ensureVisible(item);
            }
        }
    });
}

void DiagramPage::openMenu(int number, const QPoint& at)
{
    const TableName table = m_content.tables.at(number).name;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(
        tr("&Focus on %1").arg(table.toString()), this, [this, table] { focusOn(table); });
    menu->addAction(tr("Show in the &inspector"), this, [this, table] {
        m_navigator.goToTable(table);
        emit inspectorWanted(table);
    });
    menu->popup(at);
}

void DiagramPage::setStateFolder(const QString& folder)
{
    m_stateFolder = folder;
}

void DiagramPage::setSnapshot(const SnapshotPtr& snapshot, const SnapshotPtr& whole)
{
    m_newest = snapshot;
    m_newestWhole = whole ? whole : snapshot;
    m_whenSeen->want();
}

void DiagramPage::takeSnapshot()
{
    const SnapshotPtr snapshot = m_newest;
    const bool isOther = !m_snapshot || !snapshot || m_snapshot->path != snapshot->path
                         || m_content.tables.isEmpty();
    m_snapshot = snapshot;
    m_whole = m_newestWhole;
    if (isOther) {
        m_isOwnSchema = false;
        m_undo->clear();
        m_focus = {};
        m_view->fitOnce({});  // the next one is shown whole again
        QString own;
        QString shared;
        if (snapshot && !m_stateFolder.isEmpty()) {
            const QByteArray key =
                QCryptographicHash::hash(snapshot->path.toUtf8(), QCryptographicHash::Sha1);
            own = u"%1/%2.json"_s.arg(m_stateFolder, QString::fromLatin1(key.toHex()));
        }
        if (snapshot && snapshot->project) {
            shared = QDir(snapshot->project->file.folder).filePath(u".limbeck/diagram.json"_s);
        }
        m_arrangements.load(shared, own);
        const qsizetype count = snapshot ? snapshot->schema.tables.size() : 0;
        m_bar->setChoice({.mode = DiagramMode::Overview, .detail = automaticDetail(count)});
    }
    if (!m_isOwnSchema) {
        setContent(contentNow());
    }
}

void DiagramPage::setGuessing(bool isGuessing)
{
    if (isGuessing != m_isGuessing) {
        m_isGuessing = isGuessing;
        m_whenSeen->want();  // of the newest: what is drawn may be older
    }
}

DiagramContent DiagramPage::contentNow() const
{
    DiagramContent content = contentOf(m_snapshot);
    if (m_isGuessing && m_whole) {
        addImplied(content, impliedRelations(m_whole->schema));
    }
    return content;
}

void DiagramPage::setSchema(const Schema& schema)
{
    m_isOwnSchema = true;
    setContent(diagramContent(schema));
}

void DiagramPage::setComparison(const Schema& before, const Schema& after)
{
    m_isOwnSchema = true;
    setContent(diagramContent(before, after));
}

void DiagramPage::clearSchema()
{
    if (m_isOwnSchema) {
        m_isOwnSchema = false;
        setContent(contentNow());
    }
}

void DiagramPage::setChoice(const DiagramChoice& choice)
{
    m_bar->setChoice(choice);
    rebuild();
}

DiagramChoice DiagramPage::choice() const
{
    return m_bar->choice();
}

void DiagramPage::showTable(const TableName& table)
{
    m_whenSeen->doNow();
    if (m_nextTurn->isActive()) {
        showWaiting();
    }
    if (m_content.tables.size() > keysUpTo) {
        return focusOn(table);  // the neighbourhood is what can be read
    }
    if (TableItem* item = m_scene->item(table)) {
        m_view->choose(item);
        m_view->centerOnTable(item);
    }
}

void DiagramPage::focusOn(const TableName& table)
{
    m_focus = table;
    DiagramChoice wanted = m_bar->choice();
    if (wanted.mode != DiagramMode::Focus) {
        wanted.hops = std::max(wanted.hops, 1);
        wanted.detail = DiagramDetail::Keys;
    }
    wanted.mode = DiagramMode::Focus;
    m_navigator.goToTable(table);
    setChoice(wanted);
}

void DiagramPage::focusFilter()
{
    m_bar->focusFind();
}

bool DiagramPage::isLayingOut() const
{
    return m_nextTurn->isActive() || m_runner->isBusy();
}

QUndoStack& DiagramPage::undoStack() const
{
    return *m_undo;
}

void DiagramPage::say(const QString& text, bool canCancel)
{
    m_note->setText(text);
    m_cancel->setVisible(canCancel);
    m_noteRow->setVisible(!text.isEmpty());
}

void DiagramPage::find(const QString& text)
{
    m_findText = text;
    m_found.clear();
    m_foundIndex = -1;
    m_bar->setFoundText({});
    if (text.isEmpty()) {
        m_scene->highlightAll({});  // so that the next one is taken
        return m_scene->highlight(m_scene->pinned());
    }
    QList<TableItem*> items;
    for (const DiagramTable& table : m_content.tables) {
        const bool isNamed = table.name.toString().contains(text, Qt::CaseInsensitive);
        const bool hasColumn =
            std::any_of(table.rows.begin(), table.rows.end(), [&](const DiagramColumn& row) {
                return row.name.contains(text, Qt::CaseInsensitive);
            });
        if (isNamed || hasColumn) {
            // What is called so comes before what only has such a column.
            m_found.insert(isNamed ? std::count_if(m_found.begin(),
                                                   m_found.end(),
                                                   [&](const TableName& name) {
                                                       return name.toString().contains(
                                                           text, Qt::CaseInsensitive);
                                                   })
                                   : m_found.size(),
                           table.name);
            if (TableItem* item = m_scene->item(table.name)) {
                items << item;
            }
        }
    }
    m_scene->highlightAll(items);
    m_bar->setFoundText(m_found.isEmpty() ? tr("Nothing found")
                                          : tr("%Ln found", nullptr, pluralOf(m_found.size())));
}

void DiagramPage::findNext()
{
    if (m_found.isEmpty()) {
        return;
    }
    m_foundIndex = (m_foundIndex + 1) % m_found.size();
    const TableName table = m_found.at(m_foundIndex);
    m_bar->setFoundText(tr("%1 of %2").arg(m_foundIndex + 1).arg(m_found.size()));
    if (m_bar->choice().mode == DiagramMode::Focus) {
        return focusOn(table);
    }
    if (TableItem* item = m_scene->item(table)) {
        m_navigator.goToTable(table);
        m_view->choose(item);
        m_view->centerOnTable(item);
    }
}

DiagramExport DiagramPage::exportOptions(DiagramExport::Format format, int scale) const
{
    return {.format = format,
            .isDark = m_exportDark->isChecked(),
            .scale = scale,
            .hasLegend = m_exportLegend->isChecked()};
}

void DiagramPage::save(const DiagramExport& options, const QString& suffix)
{
    const QString name = m_snapshot ? m_snapshot->name : tr("diagram");
    const QString path = FileDialog::chooseTarget(
        this, tr("Save the diagram"), QDir::home().filePath(u"%1.%2"_s.arg(name, suffix)));
    if (path.isEmpty()) {
        return;
    }
    const auto saved = exportDiagram(*m_scene, options, path);
    say(saved ? tr("Saved as %1.").arg(QDir::toNativeSeparators(path)) : saved.error().message);
}

void DiagramPage::updateLegend()
{
    const LegendContent content = LegendContent::of(*m_scene);
    m_legend->setContent(content);
    m_legend->setVisible(m_legendWanted->isChecked() && content != LegendContent());
}

}  // namespace limbeck::ui
