// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/charts/chartsources.h"
#include "ui/mainwindow/snapshot.h"

#include <QWidget>

class QLabel;
class QListWidget;
class QMenu;
class QSplitter;
class QTableView;

namespace limbeck::ui {

class ChartModel;
class ChartView;
class TaskRunner;
class WhenSeen;

/// The page with charts of the project, each with its numbers in a table beside it. What takes
/// long is worked out on a thread of the page's own, and nothing before the page is looked at.
class ChartsPage final : public QWidget
{
    Q_OBJECT

public:
    explicit ChartsPage(QWidget* parent = nullptr);

    void setSnapshot(const SnapshotPtr& snapshot);
    /// Of the operations log, oldest first.
    void setRunTimes(const QList<RunTime>& runs);
    const QList<ChartData>& charts() const;
    void showChart(const QString& id);
    bool isWorking() const;
    /// Saves the chart that is shown; what it is written as, the name's end says. Fails with
    /// FileUnwritable, and with InvalidArgument for other names than .csv, .png and .svg.
    Result<> saveChart(const QString& path);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void buildMenu(QMenu* menu);
    QWidget* buildSide();
    void takeSnapshot();
    void rebuild();
    void startJobs();
    void startGrowth();
    void startSizes();
    void showCurrent();
    void save(const QString& suffix);

    SnapshotPtr m_newest;    ///< what is drawn once somebody looks
    SnapshotPtr m_snapshot;  ///< what is drawn
    WhenSeen* m_whenSeen = nullptr;
    QList<RunTime> m_runs;
    QList<command::GrowthPoint> m_growth;
    QString m_growthProblem;
    QList<TableSize> m_sizes;
    QString m_sizesProblem;
    bool m_hasStarted = false;  ///< the jobs for this snapshot
    QList<ChartData> m_charts;
    TaskRunner* m_runner = nullptr;
    QSplitter* m_splitter = nullptr;
    QListWidget* m_list = nullptr;
    ChartView* m_view = nullptr;
    QLabel* m_sentence = nullptr;
    QTableView* m_table = nullptr;
    ChartModel* m_model = nullptr;
};

}  // namespace limbeck::ui
