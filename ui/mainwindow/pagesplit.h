// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QSplitter>

#include <optional>

class QComboBox;
class QTabWidget;
class QVBoxLayout;

namespace limbeck::ui {

class EmptyState;

/// The pages, and one of them beside the others if the user wants two at a time.
///
/// A page is a single widget, so the one beside leaves an empty place under its tab; a click on
/// that tab changes the two round. Where there is no room for both side by side, one is below the
/// other. Numbers are those of the tabs, which always stay.
class PageSplit final : public QSplitter
{
    Q_OBJECT

public:
    /// Takes the tabs; pages may be added to them as long as nothing is beside.
    explicit PageSplit(QTabWidget* pages, QWidget* parent = nullptr);

    /// The page beside; nothing if there is none.
    std::optional<int> beside() const;
    /// Shows a page beside, or none. The one that the tabs show goes on being shown: asked to
    /// show that one beside, the tabs show the one that was beside, or another.
    void setBeside(std::optional<int> page);
    /// Two pages or one; the second is the one that was looked at last.
    void toggle();
    /// Makes a page seen: where it is, or in the tabs. True if it is the one beside.
    bool goTo(int page);
    /// The page that has the keyboard: the one beside, or that of the tabs.
    int active() const;
    QWidget* widgetOf(int page) const;

    /// What is remembered: the page beside, and who has how much room.
    QByteArray state() const;
    void setState(const QByteArray& state);

signals:
    void besideChanged();

protected:
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void takeOut(int page);
    void putBack();
    void fillChoice();
    void orient();
    void orientLater();
    void tabChanged(int page);

    QTabWidget* m_pages = nullptr;
    QWidget* m_side = nullptr;
    QVBoxLayout* m_sideLayout = nullptr;
    QComboBox* m_choice = nullptr;
    EmptyState* m_place = nullptr;  ///< under the tab of the page that is beside
    QWidget* m_page = nullptr;      ///< the page beside
    std::optional<int> m_beside;
    bool m_hasSizes = false;  ///< each has the room that somebody gave it, or half
    int m_shown = 0;          ///< of the tabs
    int m_last = 2;  ///< that the tabs showed before; the diagram if nobody has looked at any
};

}  // namespace limbeck::ui
