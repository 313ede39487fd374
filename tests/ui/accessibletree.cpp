// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/accessibletree.h"

#include <QAccessible>
#include <QWidget>

namespace limbeck {

namespace {

void collectUnnamed(QAccessibleInterface* node, const QString& path, QStringList& unnamed)
{
    if (node == nullptr || !node->isValid()) {
        return;
    }
    const QObject* object = node->object();
    const QString here =
        path + u'/'
        + (object != nullptr ? QString::fromLatin1(object->metaObject()->className()) + u'#'
                                   + object->objectName()
                             : node->text(QAccessible::Name));
    const QAccessible::State state = node->state();
    const bool isWidget = object != nullptr && object->isWidgetType();
    if (isWidget && state.focusable && !state.invisible && !state.disabled
        && node->text(QAccessible::Name).isEmpty()) {
        unnamed << here;
    }
    if (node->tableInterface() != nullptr) {
        return;
    }
    for (int i = 0; i < node->childCount(); ++i) {
        collectUnnamed(node->child(i), here, unnamed);
    }
}

}  // namespace

QStringList unnamedBelow(QWidget* top)
{
    QStringList unnamed;
    collectUnnamed(QAccessible::queryAccessibleInterface(top), {}, unnamed);
    return unnamed;
}

}  // namespace limbeck
