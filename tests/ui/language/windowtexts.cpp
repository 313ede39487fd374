// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/language/windowtexts.h"

#include <QtWidgets>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

QString placeOf(const QObject& object)
{
    QString place;
    for (const QObject* each = &object; each != nullptr && place.size() < 100;
         each = each->parent()) {
        const QString name = each->objectName();
        place = QString::fromLatin1(each->metaObject()->className())
                + (name.isEmpty() ? QString() : u'#' + name)
                + (place.isEmpty() ? QString() : u" > "_s + place);
    }
    return place;
}

bool isOfQt(const QWidget& widget)
{
    return widget.objectName().startsWith("qt_"_L1);
}

QList<const QWidget*> visibleBelow(const QWidget& top)
{
    QList<const QWidget*> widgets;
    for (const QWidget* widget : QList<const QWidget*>{&top} + top.findChildren<const QWidget*>()) {
        const bool isInside = widget == &top || widget->window() == top.window();
        if (isInside && widget->isVisible() && !isOfQt(*widget)) {
            widgets << widget;
        }
    }
    return widgets;
}

QStringList headersOf(const QAbstractItemView& view)
{
    const auto* table = qobject_cast<const QTableView*>(&view);
    const auto* tree = qobject_cast<const QTreeView*>(&view);
    const QHeaderView* header = table != nullptr  ? table->horizontalHeader()
                                : tree != nullptr ? tree->header()
                                                  : nullptr;
    QStringList texts;
    if (header == nullptr || !header->isVisible() || view.model() == nullptr) {
        return texts;
    }
    for (int i = 0; i < header->count(); ++i) {
        if (!header->isSectionHidden(i)) {
            texts << view.model()->headerData(i, Qt::Horizontal).toString();
            texts << view.model()->headerData(i, Qt::Horizontal, Qt::ToolTipRole).toString();
        }
    }
    return texts;
}

QStringList contentOf(const QWidget& widget)
{
    QStringList texts;
    if (const auto* label = qobject_cast<const QLabel*>(&widget)) {
        texts << label->text();
    } else if (const auto* button = qobject_cast<const QAbstractButton*>(&widget)) {
        texts << button->text();
    } else if (const auto* tabs = qobject_cast<const QTabBar*>(&widget)) {
        for (int i = 0; i < tabs->count(); ++i) {
            texts << tabs->tabText(i) << tabs->tabToolTip(i);
        }
    } else if (const auto* box = qobject_cast<const QComboBox*>(&widget)) {
        for (int i = 0; i < box->count(); ++i) {
            texts << (box->isEditable() ? QString() : box->itemText(i));
            texts << box->itemData(i, Qt::ToolTipRole).toString();
        }
    } else if (const auto* edit = qobject_cast<const QLineEdit*>(&widget)) {
        texts << edit->placeholderText();
    } else if (const auto* view = qobject_cast<const QAbstractItemView*>(&widget)) {
        texts << headersOf(*view);
    } else if (widget.isWindow() || qobject_cast<const QDockWidget*>(&widget) != nullptr) {
        texts << widget.windowTitle();
    }
    return texts;
}

void addActions(const QList<QAction*>& actions, QList<ShownText>& texts)
{
    for (const QAction* action : actions) {
        if (action->isSeparator()) {
            continue;
        }
        for (const QString& text : {action->text(), action->toolTip(), action->statusTip()}) {
            texts << ShownText{placeOf(*action), text};
        }
        if (action->menu() != nullptr) {
            addActions(action->menu()->actions(), texts);
        }
    }
}

void collectShared(const QList<std::pair<QString, QString>>& keyed, QStringList& shared)
{
    QHash<QString, QString> owners;
    for (const auto& [text, owner] : keyed) {
        const QString key = QKeySequence::mnemonic(text).toString();
        if (key.isEmpty()) {
            continue;
        }
        if (owners.contains(key)) {
            shared << u"%1: “%2” and “%3” (%4)"_s.arg(key, owners.value(key), text, owner);
        }
        owners.insert(key, text);
    }
}

void collectShared(const QList<QAction*>& actions, QStringList& shared)
{
    QList<std::pair<QString, QString>> keyed;
    for (const QAction* action : actions) {
        keyed << std::pair(action->text(), action->objectName());
        if (action->menu() != nullptr) {
            collectShared(action->menu()->actions(), shared);
        }
    }
    collectShared(keyed, shared);
}

}  // namespace

QList<ShownText> textsBelow(const QWidget& top)
{
    QList<ShownText> texts;
    for (const QWidget* widget : visibleBelow(top)) {
        QStringList all = contentOf(*widget);
        all << widget->toolTip() << widget->accessibleName() << widget->accessibleDescription();
        for (const QString& text : std::as_const(all)) {
            texts << ShownText{placeOf(*widget), text};
        }
    }
    return texts;
}

QList<ShownText> textsOf(const QMenuBar& bar)
{
    QList<ShownText> texts;
    addActions(bar.actions(), texts);
    return texts;
}

QStringList clippedBelow(const QWidget& top)
{
    QStringList clipped;
    for (const QWidget* widget : visibleBelow(top)) {
        QSize needed;
        QString text;
        if (const auto* label = qobject_cast<const QLabel*>(widget)) {
            text = label->text();
            needed = label->wordWrap() ? QSize(0, label->heightForWidth(label->width()))
                                       : label->sizeHint();
        } else if (const auto* button = qobject_cast<const QAbstractButton*>(widget)) {
            text = button->text();
            needed = text.isEmpty()
                         ? QSize()
                         : QSize(button->minimumSizeHint().width(), button->fontMetrics().height());
        }
        if (needed.width() > widget->width() || needed.height() > widget->height()) {
            clipped << u"%1: “%2” needs %3 by %4 and has %5 by %6"_s.arg(placeOf(*widget), text)
                           .arg(needed.width())
                           .arg(needed.height())
                           .arg(widget->width())
                           .arg(widget->height());
        }
    }
    return clipped;
}

QStringList sharedKeys(const QList<QAction*>& menu)
{
    QStringList shared;
    collectShared(menu, shared);
    return shared;
}

QStringList sharedKeys(const QWidget& dialog)
{
    QList<std::pair<QString, QString>> keyed;
    for (const QWidget* widget : visibleBelow(dialog)) {
        const auto* label = qobject_cast<const QLabel*>(widget);
        if (label != nullptr && label->buddy() != nullptr) {
            keyed << std::pair(label->text(), placeOf(*label));
        } else if (const auto* button = qobject_cast<const QAbstractButton*>(widget)) {
            keyed << std::pair(button->text(), placeOf(*button));
        }
    }
    QStringList shared;
    collectShared(keyed, shared);
    return shared;
}

}  // namespace limbeck
