// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/base/result.h"

#include <QByteArray>
#include <QList>
#include <QRectF>

namespace limbeck {

// QPdfWriter of Qt 6.4 writes neither bookmarks nor links within a document. Both are added to
// what it has written, as an incremental update: the format's own way to change a file by
// appending to it. Source: PDF 1.4 reference, 3.4.5 (updates), 8.2 (outlines, destinations), 8.4.5
// (link annotations).

/// An entry of the bookmarks. Pages count from 0, lengths are points from the page's top left.
struct PdfBookmark
{
    QString title;
    int level = 0;  ///< 0, or one more than the entry before at most
    int page = 0;
    double top = 0;
};

/// A place on a page that leads to another one.
struct PdfLink
{
    int page = 0;
    QRectF rect;
    int toPage = 0;
    double toTop = 0;
};

/// `pdf` with bookmarks and links, and without the time at which it was made: `heights` are its
/// pages' heights in points. Fails with Unsupported if `pdf` is not as QPdfWriter writes it.
Result<QByteArray> withNavigation(const QByteArray& pdf,
                                  const QList<double>& heights,
                                  const QList<PdfBookmark>& bookmarks,
                                  const QList<PdfLink>& links);

}  // namespace limbeck
