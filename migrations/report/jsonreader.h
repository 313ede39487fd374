// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/base/result.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QStringList>

#include <optional>

namespace limbeck {

/// Reads members of a JSON document and remembers the first that is not what it must be, with its
/// place ("tables[3].columns[0].name"). What is wrong reads as nothing; the caller asks problem()
/// at the end. A value: copies of one document share the memory, which the first one owns.
class JsonReader final
{
public:
    /// `problem` outlives the reader.
    JsonReader(const QJsonValue& value, QString* problem);

    /// A text, "" if the member is missing; the other one must be there.
    QString text(const QString& key) const;
    QString neededText(const QString& key) const;
    bool flag(const QString& key, bool otherwise) const;
    std::optional<bool> optionalFlag(const QString& key) const;
    std::optional<int> number(const QString& key) const;
    QStringList texts(const QString& key) const;
    QVariantMap options(const QString& key) const;

    bool has(const QString& key) const;
    JsonReader member(const QString& key) const;

    /// `read(JsonReader)` of every element of a list, which may be missing.
    template <typename Function>
    auto list(const QString& key, Function read) const
    {
        QList<decltype(read(*this))> values;
        const QJsonArray array = arrayOf(key);
        for (qsizetype i = 0; i < array.size(); ++i) {
            values << read(element(key, array.at(i), i));
        }
        return values;
    }

    /// Notes that `key` is not what it must be, unless something was noted before.
    void complain(const QString& key, const QString& expected) const;

private:
    JsonReader(const QJsonValue& value, const QString& path, QString* problem);

    QJsonArray arrayOf(const QString& key) const;
    JsonReader element(const QString& key, const QJsonValue& value, qsizetype number) const;
    /// The member if it has that type or is missing; else nothing, and a complaint.
    std::optional<QJsonValue> valueOf(const QString& key,
                                      QJsonValue::Type type,
                                      const QString& expected) const;

    QJsonObject m_object;
    QString m_path;
    QString* m_problem;
};

}  // namespace limbeck
