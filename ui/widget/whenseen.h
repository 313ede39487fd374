// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>

#include <functional>

class QWidget;

namespace limbeck::ui {

/// Work on a page that can wait until somebody looks at it: done at once while the page can be
/// seen, else once when it is shown. Belongs to the page.
class WhenSeen final : public QObject
{
    Q_OBJECT

public:
    WhenSeen(QWidget& page, std::function<void()> work);
    Q_DISABLE_COPY_MOVE(WhenSeen)

    /// There is something to do. Asked for several times it is done once.
    void want();
    /// Does what is wanted, seen or not: somebody needs it.
    void doNow();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget& m_page;
    std::function<void()> m_work;
    bool m_isWanted = false;
};

}  // namespace limbeck::ui
