// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/base/jsonlines.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace limbeck {

QByteArray jsonQuoted(const QString& text)
{
    const QByteArray list = QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact);
    return list.mid(1, list.size() - 2);
}

QByteArray jsonLines(const QList<QByteArray>& lines)
{
    return lines.join(",\n") + (lines.isEmpty() ? "" : "\n");
}

}  // namespace limbeck
