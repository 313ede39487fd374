// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/mainwindow/snapshot.h"

#include <QWidget>

class QComboBox;

namespace limbeck::ui {

class CodeView;

/// A revision's SQL for one engine, upgrade and downgrade side by side.
class SqlSides final : public QWidget
{
    Q_OBJECT

public:
    explicit SqlSides(QWidget* parent = nullptr);

    /// Shows the engine that was chosen last.
    void show(const QList<EngineSides>& engines);
    void prefer(Engine engine);

private:
    void update();

    QList<EngineSides> m_engines;
    QComboBox* m_engine = nullptr;
    CodeView* m_up = nullptr;
    CodeView* m_down = nullptr;
};

}  // namespace limbeck::ui
