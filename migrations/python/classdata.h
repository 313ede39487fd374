// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/python/value.h"

#include <QStringList>

namespace limbeck::python {

/// A class that a text defines: an enum, an ORM model, a column type, a bag of constants.
/// Shared by everything made of it; complete once its body has been followed.
struct ClassData
{
    /// What its members are besides members.
    enum class EnumKind
    {
        None,     ///< no enum
        Plain,    ///< enum.Enum
        Text,     ///< (str, enum.Enum)
        OwnText,  ///< enum.StrEnum
        Number,   ///< enum.IntEnum, (int, enum.Enum)
    };

    /// `@compiles(Class, dialects…)`: the words of a type or an element come from a function.
    struct Compiler
    {
        QStringList dialects;  ///< empty: all others
        Value function;
    };

    QString name;
    TextLocation where;
    QString code;
    Values bases;  ///< Class, Reference, Object or Unknown
    QHash<QString, Value> attributes;
    QStringList order;      ///< names that assignments of its body give, in order
    QStringList annotated;  ///< names with `name: type` in its body, in order
    EnumKind enumKind = EnumKind::None;
    QStringList members;  ///< of an enum, without aliases
    std::vector<Compiler> compilers;
    bool isRecord = false;  ///< a dataclass
    bool isMapped = false;  ///< the world knows better what its objects hold: World::member()
    int depth = 0;          ///< how many classes it is derived from, one from the other
    /// Why not all of it is known: a decorator or a metaclass.
    std::optional<Opaque> doubt;
};

/// An attribute of the class or of the classes of texts that it is derived from; nullptr if there
/// is none there. What bases that are not of a text have is not known here.
const Value* attributeIn(const ClassData& data, const QString& name);

/// The paths of all bases that are imported from elsewhere: "sqlalchemy.types.TypeDecorator".
/// "" stands for a base that is not known.
QStringList importedBases(const ClassData& data);

/// The value of an enum's member, and all members of an enum.
Value memberValue(const Instance& member);
Values membersOf(const Class& type);

/// `value` as the text that it is: also a member of a (str, Enum) class.
std::optional<QString> textIn(const Value& value);

/// True if `type` is `of` or derived from it.
bool isDerived(const std::shared_ptr<ClassData>& type, const ClassData* of);

}  // namespace limbeck::python
