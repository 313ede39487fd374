// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/layout/focus.h"
#include "ui/diagram/tableitem.h"

#include <QWidget>

class QComboBox;
class QHBoxLayout;
class QLabel;
class QLineEdit;
class QMenu;
class QSlider;

namespace limbeck::ui {

/// What of the schema the diagram shows, and how it is laid out.
enum class DiagramMode
{
    Overview,
    Focus,  ///< one table and its neighbours
    Layered,
    Grid,
};

/// What the user chose in the bar.
struct DiagramChoice
{
    DiagramMode mode = DiagramMode::Overview;
    DiagramDetail detail = DiagramDetail::Keys;
    int hops = 1;
    FocusDirection direction = FocusDirection::Both;

    bool operator==(const DiagramChoice&) const = default;
};

/// The controls above the diagram. Knows nothing of tables.
class DiagramBar final : public QWidget
{
    Q_OBJECT

public:
    /// The menus are borrowed: the page owns them.
    DiagramBar(QMenu* view, QMenu* exports, QWidget* parent = nullptr);

    DiagramChoice choice() const;
    /// Says nothing of it.
    void setChoice(const DiagramChoice& choice);
    /// "Around user": what the focus is on.
    void setFocusText(const QString& text);
    /// "2 of 12", or that nothing was found; empty hides it.
    void setFoundText(const QString& text);
    void focusFind();
    /// Of what never gives way.
    QSize minimumSizeHint() const override;

signals:
    void choiceChanged();
    void findChanged(const QString& text);
    void findNext();
    void zoomWanted(double factor);
    void fitWanted();

protected:
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void makeRoom();
    void buildFind(QHBoxLayout& layout);
    void buildModes(QHBoxLayout& layout);
    void buildZoom(QHBoxLayout& layout);
    void buildMenus(QHBoxLayout& layout, QMenu* view, QMenu* exports);
    QWidget* buildFocusRow();
    void updateFocusRow();

    QWidget* m_line = nullptr;
    int m_leastWidth = 0;
    QList<QWidgetList> m_spare;  ///< what gives way, in this order, where there is little room
    QLineEdit* m_find = nullptr;
    QLabel* m_found = nullptr;
    QComboBox* m_mode = nullptr;
    QComboBox* m_detail = nullptr;
    QWidget* m_focusRow = nullptr;
    QLabel* m_focusText = nullptr;
    QSlider* m_hops = nullptr;
    QLabel* m_hopsText = nullptr;
    QComboBox* m_direction = nullptr;
};

}  // namespace limbeck::ui
