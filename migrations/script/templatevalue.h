// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/script/createdate.h"
#include "models/base/result.h"

#include <QHash>
#include <QList>
#include <QString>

#include <functional>
#include <optional>

namespace limbeck {

/// A value in a script.py.mako: the few Python types that such a template meets.
struct TemplateValue
{
    enum class Kind
    {
        None,
        Undefined,  ///< Mako's UNDEFINED: false, and cannot be printed
        Bool,
        Number,
        Text,
        List,
        Tuple,
        Date,
        Config,    ///< Alembic's Config: get_main_option()
        Context,   ///< Mako's context: get()
        Regex,     ///< the module re
        Function,  ///< `text` is its name, `items` what it is bound to
    };

    Kind kind = Kind::None;
    QString text;
    qint64 number = 0;
    QList<TemplateValue> items;
    CreateDate date;

    static TemplateValue of(Kind kind);
    static TemplateValue ofBool(bool value);
    static TemplateValue ofNumber(qint64 value);
    static TemplateValue ofText(const QString& value);
    static TemplateValue ofTexts(Kind kind, const QStringList& values);
    static TemplateValue ofDate(const CreateDate& value);

    bool isSequence() const;
    bool isTrue() const;
    bool equals(const TemplateValue& other) const;

    /// str() and repr(). Fail with Unsupported on what has no text worth writing.
    Result<QString> toText() const;
    Result<QString> toRepr() const;
};

/// The names that a template can use.
struct TemplateScope
{
    QHash<QString, TemplateValue> names;
    /// A setting of the project's main section, for `config.get_main_option()`.
    std::function<std::optional<QString>(const QString&)> mainOption;
};

/// "needs Python", as an error that the caller gives a place.
tl::unexpected<Error> templateUnsupported(const QString& reason);

}  // namespace limbeck
