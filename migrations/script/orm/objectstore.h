// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/python/classdata.h"

#include <QHash>

#include <vector>

namespace limbeck {

/// One object of a mapped class in a session of a run, and what the database had of it.
struct StoredObject
{
    enum class State
    {
        Pending,     ///< added, not written yet
        Persistent,  ///< a row
        Deleted,     ///< marked, the row is there still
        Gone,
    };

    python::Instance object;
    State state = State::Pending;
    python::Values key;                    ///< of the row, in the order of Mapping::keys
    QHash<QString, python::Value> loaded;  ///< attributes as they were read or written last
};

/// The objects of one session of a run: SQLAlchemy's identity map, and what is to be written. There
/// is one object for each row. Only values; ScriptWorld reads and writes the rows.
class ObjectStore final
{
public:
    StoredObject* find(const python::Instance& object);
    /// The object of a row; nullptr if it is not there yet.
    StoredObject* find(const python::ClassData& type, const python::Values& key);
    /// False if the values of the key have no certain text.
    bool add(const StoredObject& object);
    /// Notes the key that a pending object got.
    bool setKey(StoredObject& object, python::Values key);

    std::vector<StoredObject>& all();
    void clear();
    /// Attributes that are read again when they are used: all of them, or those of one class.
    void expire(const python::ClassData* type = nullptr);

private:
    static QString keyText(const python::ClassData& type, const python::Values& key);

    std::vector<StoredObject> m_objects;
    QHash<const void*, size_t> m_places;  ///< by the attributes of the object
    QHash<QString, size_t> m_byKey;
};

}  // namespace limbeck
