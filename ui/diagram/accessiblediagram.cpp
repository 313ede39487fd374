// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/diagram/accessiblediagram.h"

#include "ui/diagram/diagramview.h"

#include <QAccessible>
#include <QAccessibleActionInterface>
#include <QAccessibleWidget>
#include <QPointer>

namespace limbeck::ui {

using namespace Qt::StringLiterals;

namespace {

/// One table. Items come and go with every change of the schema, so it is found by its name.
class AccessibleTable final : public QAccessibleInterface, public QAccessibleActionInterface
{
public:
    AccessibleTable(DiagramView& view, TableName name)
        : m_view(&view)
        , m_name(std::move(name))
    {
    }

    bool isValid() const override
    {
        return item() != nullptr;
    }

    QObject* object() const override
    {
        return nullptr;
    }

    QAccessibleInterface* parent() const override
    {
        return QAccessible::queryAccessibleInterface(m_view);
    }

    QAccessibleInterface* child(int) const override
    {
        return nullptr;
    }

    QAccessibleInterface* childAt(int, int) const override
    {
        return nullptr;
    }

    int childCount() const override
    {
        return 0;
    }

    int indexOfChild(const QAccessibleInterface*) const override
    {
        return -1;
    }

    QString text(QAccessible::Text kind) const override
    {
        const TableItem* table = item();
        if (table == nullptr) {
            return {};
        }
        if (kind == QAccessible::Name) {
            return m_view->diagram().description(*table);
        }
        return kind == QAccessible::Description ? connections(*table) : QString();
    }

    void setText(QAccessible::Text, const QString&) override {}

    QRect rect() const override
    {
        const TableItem* table = item();
        if (table == nullptr) {
            return {};
        }
        const QRect box = m_view->mapFromScene(table->box()).boundingRect();
        return {m_view->viewport()->mapToGlobal(box.topLeft()), box.size()};
    }

    QAccessible::Role role() const override
    {
        return QAccessible::ListItem;
    }

    QAccessible::State state() const override
    {
        QAccessible::State state;
        const TableItem* table = item();
        state.invalid = table == nullptr;
        state.selectable = true;
        state.focusable = true;
        state.selected = table != nullptr && table->isSelected();
        state.focused = state.selected && m_view->hasFocus();
        state.offscreen = table != nullptr
                          && !m_view->viewport()->rect().intersects(
                              m_view->mapFromScene(table->box()).boundingRect());
        return state;
    }

    void* interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface*>(this)
                                                    : nullptr;
    }

    QStringList actionNames() const override
    {
        return {pressAction()};
    }

    void doAction(const QString& action) override
    {
        TableItem* table = item();
        if (table != nullptr && action == pressAction()) {
            m_view->choose(table);
            emit m_view->tableSelected(m_name);
        }
    }

    QStringList keyBindingsForAction(const QString&) const override
    {
        return {};
    }

private:
    TableItem* item() const
    {
        return m_view != nullptr ? m_view->diagram().item(m_name) : nullptr;
    }

    QString connections(const TableItem& table) const
    {
        const auto names = [](const QList<TableItem*>& tables) {
            QStringList result;
            for (const TableItem* other : tables) {
                result << other->name().toString();
            }
            return result.join(u", "_s);
        };
        const DiagramScene& scene = m_view->diagram();
        QStringList lines;
        if (const QString out = names(scene.referents(&table)); !out.isEmpty()) {
            lines << DiagramView::tr("Refers to %1.").arg(out);
        }
        if (const QString in = names(scene.referrers(&table)); !in.isEmpty()) {
            lines << DiagramView::tr("Referred to by %1.").arg(in);
        }
        return lines.join(u' ');
    }

    QPointer<DiagramView> m_view;
    TableName m_name;
};

/// The view as a list of tables; its own child widgets come after them.
class AccessibleDiagram final : public QAccessibleWidget
{
public:
    explicit AccessibleDiagram(DiagramView& view)
        : QAccessibleWidget(&view, QAccessible::List)
        , m_view(view)
    {
    }

    ~AccessibleDiagram() override
    {
        for (const QAccessible::Id id : std::as_const(m_tables)) {
            QAccessible::deleteAccessibleInterface(id);
        }
    }
    Q_DISABLE_COPY_MOVE(AccessibleDiagram)

    int childCount() const override
    {
        return tableCount() + QAccessibleWidget::childCount();
    }

    QAccessibleInterface* child(int index) const override
    {
        if (index < 0 || index >= tableCount()) {
            return QAccessibleWidget::child(index - tableCount());
        }
        const TableName name = m_view.diagram().items().at(index)->name();
        if (!m_tables.contains(name)) {
            // Qt owns it from here on, until it is told to delete it.
            m_tables.insert(
                name, QAccessible::registerAccessibleInterface(new AccessibleTable(m_view, name)));
        }
        return QAccessible::accessibleInterface(m_tables.value(name));
    }

    int indexOfChild(const QAccessibleInterface* wanted) const override
    {
        for (int i = 0; i < tableCount(); ++i) {
            const TableName name = m_view.diagram().items().at(i)->name();
            if (m_tables.contains(name)
                && QAccessible::accessibleInterface(m_tables.value(name)) == wanted) {
                return i;
            }
        }
        const int widget = QAccessibleWidget::indexOfChild(wanted);
        return widget < 0 ? widget : widget + tableCount();
    }

    QAccessibleInterface* childAt(int x, int y) const override
    {
        for (int i = 0; i < tableCount(); ++i) {
            if (child(i)->rect().contains(x, y)) {
                return child(i);
            }
        }
        return QAccessibleWidget::childAt(x, y);
    }

    QAccessibleInterface* focusChild() const override
    {
        TableItem* selected = m_view.diagram().selected();
        const auto index = m_view.diagram().items().indexOf(selected);
        return m_view.hasFocus() && index >= 0 ? child(static_cast<int>(index))
                                               : QAccessibleWidget::focusChild();
    }

private:
    int tableCount() const
    {
        return static_cast<int>(m_view.diagram().items().size());
    }

    DiagramView& m_view;
    mutable QHash<TableName, QAccessible::Id> m_tables;
};

QAccessibleInterface* make(const QString&, QObject* object)
{
    auto* view = qobject_cast<DiagramView*>(object);
    return view != nullptr ? new AccessibleDiagram(*view) : nullptr;
}

}  // namespace

void installDiagramAccessibility()
{
    QAccessible::installFactory(make);  // Qt leaves one that is there already
}

void tellFocus(DiagramView& view, TableItem* table)
{
    if (QAccessible::isActive()) {
        QAccessibleEvent event(&view, QAccessible::Focus);
        event.setChild(static_cast<int>(view.diagram().items().indexOf(table)));
        QAccessible::updateAccessibility(&event);
    }
}

}  // namespace limbeck::ui
