// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/revision/revision.h"
#include "models/schema/tablename.h"

#include <QList>
#include <QObject>

namespace limbeck::ui {

/// Something that can be selected anywhere in the window.
struct Place
{
    RevisionId revision;  ///< set for a revision
    TableName table;      ///< set for a table

    bool isEmpty() const;

    bool operator==(const Place&) const = default;
};

/// The one selection that all views share, with back and forward as in a browser.
class Navigator final : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    Place current() const;
    /// The table that was selected last, also where a revision is by now.
    TableName lastTable() const;
    void goTo(const Place& place);
    void goToTable(const TableName& table);
    void goToRevision(const RevisionId& revision);
    void goBack();
    void goForward();
    bool canGoBack() const;
    bool canGoForward() const;
    void clear();

signals:
    void placeChanged(const limbeck::ui::Place& place);

private:
    void announce();

    QList<Place> m_places;
    qsizetype m_index = -1;
    TableName m_lastTable;
};

}  // namespace limbeck::ui
