// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QPixmap>
#include <QWidget>

namespace limbeck::ui {

class DiagramView;

/// The whole diagram small, in a corner of its view, with a frame around what the view shows.
/// Press or drag in it to look elsewhere. Hides while the view shows everything anyway.
class Minimap final : public QWidget
{
    Q_OBJECT

public:
    explicit Minimap(DiagramView& view);

    void setWanted(bool isWanted);
    /// After tables moved, came or went, or the colours changed.
    void redraw();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;

private:
    void follow();
    void lookAt(const QPointF& position);
    void draw();
    QRectF mapped(const QRectF& scene) const;

    DiagramView& m_view;  // its parent
    bool m_isWanted = true;
    QPixmap m_picture;  ///< null until it is drawn
    QRectF m_area;      ///< of the scene, that the picture shows
    double m_scale = 1;
};

}  // namespace limbeck::ui
