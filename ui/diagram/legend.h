// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/diagram/diagramlook.h"

#include <QWidget>

namespace limbeck::ui {

class DiagramScene;

/// What the signs and colours of a diagram mean: the ends of lines, badges if hubs are folded,
/// marks if two schemas are compared, dashes if relations are guessed.
struct LegendContent
{
    bool hasKeys = false;
    bool hasHubs = false;
    bool hasChanges = false;
    bool hasGuesses = false;

    static LegendContent of(const DiagramScene& scene);
    /// The same in words, for people who do not see it.
    QString toText() const;

    bool operator==(const LegendContent&) const = default;
};

/// Its size where it may be that wide: entries stand beside each other, in as many lines as it
/// takes. Empty if there is nothing to explain.
QSizeF legendSize(const LegendContent& legend, double width);
/// Paints it at the painter's origin.
void paintLegend(QPainter& painter,
                 const LegendContent& legend,
                 double width,
                 const DiagramLook& look);

/// The legend below the view.
class LegendWidget final : public QWidget
{
    Q_OBJECT

public:
    explicit LegendWidget(QWidget* parent = nullptr);

    void setContent(const LegendContent& content);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void updateHeight();

    LegendContent m_content;
};

}  // namespace limbeck::ui
