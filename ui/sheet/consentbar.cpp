// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/sheet/consentbar.h"

#include "ui/theme/theme.h"

#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace limbeck::ui {

using namespace Qt::StringLiterals;

namespace {

Role roleOf(command::TargetClass targetClass)
{
    switch (targetClass) {
    case command::TargetClass::Dev:
        return Role::TargetDev;
    case command::TargetClass::Shared:
        return Role::TargetShared;
    case command::TargetClass::Prod:
        return Role::TargetProd;
    }
    return Role::TargetProd;
}

}  // namespace

ConsentBar::ConsentBar(command::TargetClass targetClass,
                       const ConnectionSettings& database,
                       const QString& verb,
                       QWidget* parent)
    : QWidget(parent)
    , m_targetClass(targetClass)
    , m_name(database.displayName())
    , m_text(new QLabel(this))
    , m_typed(new QLineEdit(this))
    , m_go(new QPushButton(verb, this))
{
    m_text->setWordWrap(true);
    m_text->setMinimumWidth(200);
    m_typed->setObjectName(u"sheet.name"_s);
    m_typed->setPlaceholderText(m_name);
    m_typed->setAccessibleName(tr("Name of the database"));
    m_typed->setVisible(targetClass == command::TargetClass::Shared);
    m_go->setObjectName(u"sheet.go"_s);
    m_go->setDefault(targetClass == command::TargetClass::Dev);
    m_go->setVisible(targetClass != command::TargetClass::Prod);
    auto* cancel = new QPushButton(tr("Cancel"), this);
    cancel->setObjectName(u"sheet.cancel"_s);
    cancel->setAutoDefault(targetClass != command::TargetClass::Dev);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_typed);
    layout->addWidget(cancel);
    layout->addWidget(m_go);
    connect(m_typed, &QLineEdit::textChanged, this, &ConsentBar::update);
    connect(m_go, &QPushButton::clicked, this, &ConsentBar::agreed);
    connect(cancel, &QPushButton::clicked, this, &ConsentBar::refused);
    update();
}

void ConsentBar::forbid(const QString& reason)
{
    m_reason = reason;
    update();
}

command::Confirmation ConsentBar::confirmation() const
{
    return {.yes = true, .targetName = m_typed->text()};
}

void ConsentBar::update()
{
    QString text = m_reason;
    bool mayGo = m_reason.isEmpty();
    switch (m_targetClass) {
    case command::TargetClass::Dev:
        break;
    case command::TargetClass::Shared:
        if (mayGo) {
            text = tr("%1 may be used by others. Type its name to go on.").arg(m_name);
        }
        mayGo = mayGo && m_typed->text() == m_name;
        break;
    case command::TargetClass::Prod:
        text = tr("%1 looks like a production database: its name, host or URL says so. Limbeck "
                  "does not change it from this window.")
                   .arg(m_name);
        mayGo = false;
        break;
    }
    m_text->setText(text);
    m_go->setEnabled(mayGo);
}

QLabel* makeTargetChip(command::TargetClass targetClass, QWidget* parent)
{
    auto* chip =
        new QLabel(u" ● %1 "_s.arg(command::targetClassName(targetClass).toUpper()), parent);
    const QPalette application = QGuiApplication::palette();
    const Role role = roleOf(targetClass);
    QPalette palette = application;
    palette.setColor(QPalette::WindowText, color(role, application));
    chip->setPalette(palette);
    QFont bold = chip->font();
    bold.setBold(true);
    chip->setFont(bold);
    return chip;
}

}  // namespace limbeck::ui
