// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/targets/targetbar.h"

#include "ui/theme/theme.h"

#include <QLabel>
#include <QMenu>
#include <QToolButton>

namespace limbeck::ui {

using namespace Qt::StringLiterals;

TargetBar::TargetBar(QWidget* parent)
    : QToolBar(parent)
{
    setObjectName(u"targetbar"_s);
    setAccessibleName(tr("Databases that are shown in the history as well"));
    setWindowTitle(accessibleName());
    setMovable(false);
    hide();
}

void TargetBar::setStates(const SnapshotPtr& snapshot, const QList<TargetState>& states)
{
    const QList<QAction*> old = actions();
    for (QAction* action : old) {
        removeAction(action);
        action->deleteLater();  // not at once: what changed the states may be its own menu
    }
    if (snapshot) {
        for (const TargetState& state : states) {
            addTarget(*snapshot, state);
        }
    }
    setVisible(snapshot && !states.isEmpty());
}

void TargetBar::addTarget(const Snapshot& snapshot, const TargetState& state)
{
    const QString glyph = state.isFresh ? u"▶"_s : u"▷"_s;
    const QString stands = standsText(state, snapshot);
    auto* button = new QToolButton(this);
    auto* menu = new QMenu(button);
    if (const RevisionId at = state.rows.value(0); snapshot.find(at) != nullptr) {
        menu->addAction(tr("Go to %1").arg(at), this, [this, at] { emit revisionWanted(at); })
            ->setObjectName(u"target.go"_s);
    }
    if (!state.isInUse) {
        menu->addAction(
                tr("Use this database"), this, [this, url = state.url] { emit useWanted(url); })
            ->setObjectName(u"target.use"_s);
        menu->addAction(tr("Do not show it any more"),
                        this,
                        [this, url = state.url] { emit unpinWanted(url); })
            ->setObjectName(u"target.unpin"_s);
    }
    button->setObjectName(u"target.state"_s);
    button->setText(u"%1 %2: %3"_s.arg(glyph, targetLabel(state), stands));
    button->setAccessibleName(tr("%1: %2").arg(targetLabel(state), stands));
    button->setToolTip(state.problem.isEmpty()
                           ? tr("Where this database stands in the history")
                           : tr("It cannot be reached now: %1").arg(state.problem));
    button->setAccessibleDescription(button->toolTip());
    button->setFocusPolicy(Qt::TabFocus);
    button->setPopupMode(QToolButton::InstantPopup);
    button->setMenu(menu);
    QPalette colours;
    colours.setColor(QPalette::ButtonText,
                     color(state.isFresh ? Role::Applied : Role::Muted, palette()));
    button->setPalette(colours);
    addWidget(button);
}

}  // namespace limbeck::ui
