// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/charts/chartspage.h"

#include "ui/charts/chartmodel.h"
#include "ui/charts/chartview.h"
#include "ui/task/taskrunner.h"
#include "ui/theme/theme.h"
#include "ui/widget/messagebox.h"
#include "ui/widget/whenseen.h"

#include <QBuffer>
#include <QDir>
#include <QHeaderView>
#include <QImage>
#include <QLabel>
#include <QListWidget>
#include <QMenu>
#include <QPainter>
#include <QSaveFile>
#include <QSortFilterProxyModel>
#include <QSplitter>
#include <QSvgGenerator>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

namespace limbeck::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr QSize exportSize(1200, 720);

QByteArray pngOf(ChartView& view)
{
    constexpr int scale = 2;
    QImage image(exportSize * scale, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(scale, scale);
    view.paint(painter, exportSize, lightPalette());
    painter.end();
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

QByteArray svgOf(ChartView& view, const ChartData& chart)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    constexpr int dotsPerInch = 96;  // what a browser takes a pixel for
    generator.setResolution(dotsPerInch);
    generator.setSize(exportSize);
    generator.setViewBox(QRect({}, exportSize));
    generator.setTitle(chart.title);
    generator.setDescription(chart.sentence);
    QPainter painter(&generator);
    view.paint(painter, exportSize, lightPalette());
    painter.end();
    return bytes;
}

/// Runs on the page's thread.
Result<QList<command::GrowthPoint>> readGrowth(const Snapshot& snapshot, JobContext& job)
{
    const Engine engine = snapshot.database ? snapshot.database->engine : Engine::Sqlite;
    return command::schemaGrowth(*snapshot.project, engine, [&job] { return job.isCancelled(); });
}

}  // namespace

ChartsPage::ChartsPage(QWidget* parent)
    : QWidget(parent)
    , m_whenSeen(new WhenSeen(*this, [this] { takeSnapshot(); }))
    , m_runner(new TaskRunner(this))
    , m_splitter(new QSplitter(this))
    , m_list(new QListWidget(this))
    , m_view(new ChartView(this))
    , m_model(new ChartModel(this))
{
    m_list->setObjectName(u"charts.list"_s);
    m_list->setAccessibleName(tr("Charts"));
    m_list->setSpacing(3);
    m_splitter->addWidget(m_view);
    m_splitter->addWidget(buildSide());
    m_splitter->setStretchFactor(0, 3);
    m_splitter->setStretchFactor(1, 2);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setSizes({620, 380});
    m_view->setMinimumWidth(360);
    auto* layout = new QHBoxLayout(this);
    layout->addWidget(m_list);
    layout->addWidget(m_splitter, 1);
    connect(m_list, &QListWidget::currentRowChanged, this, &ChartsPage::showCurrent);
    rebuild();
    m_list->setCurrentRow(0);
    constexpr int air = 12;
    m_list->setFixedWidth(m_list->sizeHintForColumn(0) + 2 * m_list->frameWidth() + air);
}

QWidget* ChartsPage::buildSide()
{
    auto* side = new QWidget(this);
    auto* layout = new QVBoxLayout(side);
    layout->setContentsMargins(0, 0, 0, 0);
    m_sentence = new QLabel(side);
    m_sentence->setObjectName(u"charts.sentence"_s);
    m_sentence->setWordWrap(true);
    m_table = new QTableView(side);
    m_table->setObjectName(u"charts.table"_s);
    m_table->setAccessibleName(tr("Numbers of the chart"));
    m_table->setTabKeyNavigation(false);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(m_table->fontMetrics().height() + 8);
    m_table->setMinimumWidth(220);
    m_table->horizontalHeader()->setStretchLastSection(true);
    auto* sorted = new QSortFilterProxyModel(this);
    sorted->setSourceModel(m_model);
    sorted->setSortRole(sortRole);
    m_table->setModel(sorted);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(-1, Qt::AscendingOrder);  // as the chart has it, until somebody asks
    auto* button = new QToolButton(side);
    button->setObjectName(u"charts.exportMenu"_s);
    button->setText(tr("Export"));
    button->setToolTip(tr("Save the chart or its numbers"));
    button->setAccessibleName(button->toolTip());
    button->setPopupMode(QToolButton::InstantPopup);
    auto* menu = new QMenu(button);
    buildMenu(menu);
    button->setMenu(menu);
    layout->addWidget(m_sentence);
    layout->addWidget(m_table, 1);
    layout->addWidget(button, 0, Qt::AlignRight);
    return side;
}

void ChartsPage::buildMenu(QMenu* menu)
{
    const auto add = [&](const QString& text, const QString& suffix) {
        QAction* action = menu->addAction(text, this, [this, suffix] { save(suffix); });
        action->setObjectName(u"charts.export."_s + suffix);
    };
    add(tr("Numbers as &CSV…"), u"csv"_s);
    add(tr("Picture as &PNG…"), u"png"_s);
    add(tr("Picture as &SVG…"), u"svg"_s);
}

void ChartsPage::setSnapshot(const SnapshotPtr& snapshot)
{
    m_newest = snapshot;
    m_whenSeen->want();
}

void ChartsPage::takeSnapshot()
{
    const bool isSame = m_snapshot && m_newest && m_snapshot->project == m_newest->project;
    m_snapshot = m_newest;
    if (!isSame) {  // else it is another moment of what has been read already
        m_hasStarted = false;
        m_growth.clear();
        m_growthProblem.clear();
        m_sizes.clear();
        m_sizesProblem.clear();
        m_runner->cancelAll();
    }
    rebuild();
    startJobs();
}

void ChartsPage::setRunTimes(const QList<RunTime>& runs)
{
    m_runs = runs;
    m_whenSeen->want();
}

const QList<ChartData>& ChartsPage::charts() const
{
    return m_charts;
}

void ChartsPage::showChart(const QString& id)
{
    m_whenSeen->doNow();
    for (qsizetype i = 0; i < m_charts.size(); ++i) {
        if (m_charts.at(i).id == id) {
            m_list->setCurrentRow(static_cast<int>(i));
        }
    }
}

bool ChartsPage::isWorking() const
{
    return m_runner->isBusy();
}

/// Side by side where there is room; else the numbers stand under the picture.
void ChartsPage::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    constexpr int wide = 1000;
    m_splitter->setOrientation(width() < wide ? Qt::Vertical : Qt::Horizontal);
}

void ChartsPage::startJobs()
{
    if (m_hasStarted || !m_snapshot || !m_snapshot->project) {
        return;
    }
    m_hasStarted = true;
    m_growthProblem = tr("The history is being read…");
    m_sizesProblem = m_snapshot->hasReadDatabase() ? tr("The database is being asked…") : QString();
    rebuild();
    startGrowth();
    if (m_snapshot->hasReadDatabase()) {
        startSizes();
    }
}

void ChartsPage::startSizes()
{
    using Sizes = Result<QList<TableSize>>;
    m_runner->start<Sizes>(
        tr("Asking for the sizes of the tables"),
        [snapshot = m_snapshot](JobContext&) {
            return command::tableSizes(
                {.project = snapshot->project.get(), .database = *snapshot->database});
        },
        this,
        [this, snapshot = m_snapshot](const Sizes& sizes) {
            if (!m_snapshot || snapshot->project != m_snapshot->project) {
                return;  // of another project, or of how it was before
            }
            m_sizes.clear();
            for (const TableSize& size : sizes ? *sizes : QList<TableSize>()) {
                if (m_snapshot->status.schema.table(size.table) != nullptr) {
                    m_sizes << size;  // tables of the project, not of its bookkeeping
                }
            }
            m_sizesProblem = sizes ? QString() : sizes.error().message;
            rebuild();
        });
}

void ChartsPage::startGrowth()
{
    using Growth = Result<QList<command::GrowthPoint>>;
    m_runner->start<Growth>(
        tr("Measuring how the schema has grown"),
        [snapshot = m_snapshot](JobContext& job) { return readGrowth(*snapshot, job); },
        this,
        [this, snapshot = m_snapshot](const Growth& growth) {
            if (!m_snapshot || snapshot->project != m_snapshot->project) {
                return;  // of another project, or of how it was before
            }
            m_growth = growth ? *growth : QList<command::GrowthPoint>();
            m_growthProblem = growth ? QString() : growth.error().message;
            rebuild();
        });
}

void ChartsPage::rebuild()
{
    const Schema schema = m_snapshot ? m_snapshot->schema : Schema();
    const bool hasDatabase = m_snapshot && m_snapshot->hasReadDatabase();
    ChartData growth = growthChart(m_growth);
    if (!m_growthProblem.isEmpty()) {
        growth.emptyReason = m_growthProblem;
    }
    ChartData sizes = sizesChart(m_sizes, hasDatabase);
    if (!m_sizesProblem.isEmpty()) {
        sizes.emptyReason = m_sizesProblem;
    }
    m_charts = {
        growth,
        rowsChart(hasDatabase ? m_snapshot->status.tableRows : QList<TableRows>(), hasDatabase),
        sizes,
        typesChart(schema),
        degreesChart(schema),
        runTimesChart(m_runs)};
    if (m_list->count() != m_charts.size()) {
        m_list->clear();
        for (const ChartData& chart : std::as_const(m_charts)) {
            m_list->addItem(chart.title);
        }
        m_list->setFixedWidth(m_list->sizeHintForColumn(0) + 4 * m_list->frameWidth() + 8);
    }
    showCurrent();
}

void ChartsPage::showCurrent()
{
    const ChartData chart = m_charts.value(m_list->currentRow());
    m_view->setChart(chart);
    m_model->setChart(chart);
    m_sentence->setText(chart.isEmpty() ? chart.emptyReason : chart.sentence);
    m_table->sortByColumn(-1, Qt::AscendingOrder);
    m_table->resizeColumnsToContents();
}

void ChartsPage::save(const QString& suffix)
{
    const ChartData chart = m_charts.value(m_list->currentRow());
    const QString path = FileDialog::chooseTarget(
        this, tr("Save the chart"), QDir::home().filePath(u"%1.%2"_s.arg(chart.id, suffix)));
    if (path.isEmpty()) {
        return;
    }
    if (const auto saved = saveChart(path); !saved) {
        MessageBox::warn(this, tr("Save the chart"), saved.error().message);
    }
}

Result<> ChartsPage::saveChart(const QString& path)
{
    const ChartData chart = m_charts.value(m_list->currentRow());
    QByteArray bytes;
    if (path.endsWith(".csv"_L1, Qt::CaseInsensitive)) {
        bytes = toCsv(chart).toUtf8();
    } else if (path.endsWith(".png"_L1, Qt::CaseInsensitive)) {
        bytes = pngOf(*m_view);
    } else if (path.endsWith(".svg"_L1, Qt::CaseInsensitive)) {
        bytes = svgOf(*m_view, chart);
    } else {
        return fail(ErrorCode::InvalidArgument,
                    tr("'%1' ends neither in .csv nor in .png nor in .svg.")
                        .arg(QDir::toNativeSeparators(path)));
    }
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit()) {
        return fail(ErrorCode::FileUnwritable,
                    tr("'%1' cannot be written: %2.")
                        .arg(QDir::toNativeSeparators(path), file.errorString()));
    }
    return {};
}

}  // namespace limbeck::ui
