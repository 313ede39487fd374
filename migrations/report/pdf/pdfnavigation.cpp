// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/report/pdf/pdfnavigation.h"

#include <QRegularExpression>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

/// The places of the objects in a PDF with a plain table of them.
class PdfObjects final
{
public:
    explicit PdfObjects(const QByteArray& pdf)
        : m_pdf(pdf)
    {
        const qsizetype mark = pdf.lastIndexOf("startxref");
        m_table = mark < 0 ? -1 : numberAt(mark + 9);
        if (m_table < 0 || pdf.mid(m_table, 7) != "xref\n0 ") {
            return;
        }
        const int count = numberAt(m_table + 7);
        qsizetype line = pdf.indexOf('\n', m_table + 7) + 1;
        for (int i = 0; i < count; ++i, line += 20) {
            m_offsets << numberAt(line);
        }
        m_root = referenceAfter("/Root ", pdf.lastIndexOf("trailer"));
        m_info = referenceAfter("/Info ", pdf.lastIndexOf("trailer"));
    }

    int count() const
    {
        return static_cast<int>(m_offsets.size());
    }
    int table() const
    {
        return m_table;
    }
    int root() const
    {
        return m_root;
    }
    int info() const
    {
        return m_info;
    }

    /// From "<<" or "[" to before "endobj"; empty if there is no such object.
    QByteArray object(int number) const
    {
        if (number <= 0 || number >= m_offsets.size()) {
            return {};
        }
        const qsizetype begin = m_pdf.indexOf("obj\n", m_offsets.at(number));
        const qsizetype end = m_pdf.indexOf("endobj", m_offsets.at(number));
        return begin < 0 || end < 0 ? QByteArray() : m_pdf.mid(begin + 4, end - begin - 4);
    }

    /// The number of the object that `object` refers to after `key`.
    static int reference(const QByteArray& object, const QByteArray& key)
    {
        const qsizetype at = object.indexOf(key);
        return at < 0 ? -1
                      : object.mid(at + key.size(), 12).simplified().split(' ').first().toInt();
    }

    QList<int> pages() const
    {
        const QByteArray tree = object(reference(object(m_root), "/Pages "));
        const qsizetype begin = tree.indexOf('[');
        const QByteArray kids = tree.mid(begin + 1, tree.indexOf(']') - begin - 1).simplified();
        QList<int> pages;
        const QList<QByteArray> words = kids.split(' ');
        for (qsizetype i = 0; i + 2 < words.size(); i += 3) {
            pages << words.at(i).toInt();
        }
        return pages;
    }

private:
    int numberAt(qsizetype at) const
    {
        return m_pdf.mid(at, 12).simplified().split(' ').first().toInt();
    }

    int referenceAfter(const QByteArray& key, qsizetype from) const
    {
        const qsizetype at = m_pdf.indexOf(key, from);
        return at < 0 ? -1 : numberAt(at + key.size());
    }

    const QByteArray& m_pdf;  // outlives this
    QList<int> m_offsets;     ///< by number
    int m_table = -1;
    int m_root = -1;
    int m_info = -1;
};

/// Text for people, as PDF takes every language.
QByteArray textString(const QString& text)
{
    QByteArray hex = "<FEFF";
    for (const QChar unit : text) {
        hex += QByteArray::number(unit.unicode(), 16).rightJustified(4, '0').toUpper();
    }
    return hex + '>';
}

QByteArray number(double value)
{
    return QByteArray::number(value, 'f', 2);
}

/// Appends objects and a table of them to a PDF.
class Update final
{
public:
    Update(const QByteArray& pdf, const PdfObjects& objects)
        : m_bytes(pdf)
        , m_objects(objects)
        , m_next(objects.count())
    {
    }

    int newNumber()
    {
        return m_next++;
    }

    void add(int number, const QByteArray& content)
    {
        m_offsets.insert(number, m_bytes.size());
        m_bytes += QByteArray::number(number) + " 0 obj\n" + content + "\nendobj\n";
    }

    QByteArray finish()
    {
        const qsizetype table = m_bytes.size();
        m_bytes += "xref\n";
        for (auto each = m_offsets.cbegin(); each != m_offsets.cend(); ++each) {
            m_bytes += QByteArray::number(each.key()) + " 1\n"
                       + QByteArray::number(each.value()).rightJustified(10, '0') + " 00000 n \n";
        }
        m_bytes += "trailer\n<<\n/Size " + QByteArray::number(m_next) + "\n/Info "
                   + QByteArray::number(m_objects.info()) + " 0 R\n/Root "
                   + QByteArray::number(m_objects.root()) + " 0 R\n/Prev "
                   + QByteArray::number(m_objects.table()) + "\n>>\nstartxref\n"
                   + QByteArray::number(table) + "\n%%EOF\n";
        return m_bytes;
    }

private:
    QByteArray m_bytes;
    const PdfObjects& m_objects;  // outlives the update
    QMap<int, qsizetype> m_offsets;
    int m_next;
};

struct Pages
{
    QList<int> numbers;
    QList<double> heights;

    /// "[7 0 R /XYZ 0 800.00 0]": the page with that place at its top, at the reader's zoom.
    QByteArray destination(int page, double top) const
    {
        return '[' + QByteArray::number(numbers.at(page)) + " 0 R /XYZ 0 "
               + number(heights.at(page) - top) + " 0]";
    }
};

/// The bookmarks as objects that refer to each other: parent, children, next and previous.
class BookmarkWriter final
{
public:
    BookmarkWriter(const QList<PdfBookmark>& bookmarks, const Pages& pages, Update& update)
        : m_bookmarks(bookmarks)
        , m_pages(pages)
        , m_update(update)
    {
        for (qsizetype i = 0; i < bookmarks.size(); ++i) {
            m_numbers << update.newNumber();
        }
    }

    /// Returns the number of the root.
    int write()
    {
        const int root = m_update.newNumber();
        const QList<qsizetype> top = writeLevel(0, m_bookmarks.size(), root);
        m_update.add(root,
                     "<< /Type /Outlines /First " + reference(top.first()) + " /Last "
                         + reference(top.last()) + " /Count " + QByteArray::number(top.size())
                         + " >>");
        return root;
    }

private:
    QByteArray reference(qsizetype entry) const
    {
        return QByteArray::number(m_numbers.at(entry)) + " 0 R";
    }

    /// Writes the entries from `begin` to before `end`, of which the first says the level;
    /// returns those of that level.
    QList<qsizetype> writeLevel(qsizetype begin, qsizetype end, int parent)
    {
        QList<qsizetype> entries;
        for (qsizetype i = begin; i < end; ++i) {
            if (m_bookmarks.at(i).level <= m_bookmarks.at(begin).level) {
                entries << i;
            }
        }
        for (qsizetype i = 0; i < entries.size(); ++i) {
            const qsizetype entry = entries.at(i);
            const qsizetype last = i + 1 < entries.size() ? entries.at(i + 1) : end;
            const PdfBookmark& bookmark = m_bookmarks.at(entry);
            QByteArray content = "<< /Title " + textString(bookmark.title) + " /Parent "
                                 + QByteArray::number(parent) + " 0 R /Dest "
                                 + m_pages.destination(bookmark.page, bookmark.top);
            if (i > 0) {
                content += " /Prev " + reference(entries.at(i - 1));
            }
            if (i + 1 < entries.size()) {
                content += " /Next " + reference(entries.at(i + 1));
            }
            if (last > entry + 1) {
                const QList<qsizetype> children = writeLevel(entry + 1, last, m_numbers.at(entry));
                // A negative count: closed until the reader opens it.
                content += " /First " + reference(children.first()) + " /Last "
                           + reference(children.last()) + " /Count -"
                           + QByteArray::number(children.size());
            }
            m_update.add(m_numbers.at(entry), content + " >>");
        }
        return entries;
    }

    const QList<PdfBookmark>& m_bookmarks;  // these outlive the writer
    const Pages& m_pages;
    Update& m_update;
    QList<int> m_numbers;
};

QByteArray linkObject(const PdfLink& link, const Pages& pages)
{
    const double height = pages.heights.at(link.page);
    return "<< /Type /Annot /Subtype /Link /Border [0 0 0] /Rect [" + number(link.rect.left()) + ' '
           + number(height - link.rect.bottom()) + ' ' + number(link.rect.right()) + ' '
           + number(height - link.rect.top()) + "] /Dest "
           + pages.destination(link.toPage, link.toTop) + " >>";
}

void addLinks(const QList<PdfLink>& links,
              const Pages& pages,
              const PdfObjects& objects,
              Update& update)
{
    QMap<int, QByteArray> lists;
    for (const PdfLink& link : links) {
        const int number = update.newNumber();
        update.add(number, linkObject(link, pages));
        lists[link.page] += QByteArray::number(number) + " 0 R ";
    }
    for (auto each = lists.cbegin(); each != lists.cend(); ++each) {
        const QByteArray page = objects.object(pages.numbers.at(each.key()));
        // QPdfWriter gives each page a list of its own, which is empty.
        update.add(PdfObjects::reference(page, "/Annots "), "[ " + each.value() + ']');
    }
}

/// Same length, so that every offset stays.
QByteArray withoutTime(QByteArray pdf)
{
    static const QByteArray key = "/CreationDate (D:";
    const qsizetype at = pdf.indexOf(key);
    if (at >= 0 && at < 4096) {
        const qsizetype begin = at + key.size();
        const qsizetype end = pdf.indexOf(')', begin);
        for (qsizetype i = begin; i < end && i < begin + 14; ++i) {
            pdf[i] = "19700101000000"[i - begin];
        }
        for (qsizetype i = begin + 14; i < end; ++i) {
            if (pdf.at(i) >= '0' && pdf.at(i) <= '9') {
                pdf[i] = '0';
            }
        }
    }
    return pdf;
}

}  // namespace

Result<QByteArray> withNavigation(const QByteArray& pdf,
                                  const QList<double>& heights,
                                  const QList<PdfBookmark>& bookmarks,
                                  const QList<PdfLink>& links)
{
    const QByteArray timeless = withoutTime(pdf);
    const PdfObjects objects(timeless);
    const Pages pages{objects.pages(), heights};
    if (objects.root() <= 0 || pages.numbers.isEmpty() || pages.numbers.size() != heights.size()) {
        return fail(ErrorCode::Unsupported,
                    u"The PDF is not as it should be, so it got no bookmarks and was not kept."_s);
    }
    Update update(timeless, objects);
    addLinks(links, pages, objects, update);
    if (!bookmarks.isEmpty()) {
        const int root = BookmarkWriter(bookmarks, pages, update).write();
        QByteArray catalog = objects.object(objects.root()).trimmed();
        catalog.replace("/Type /Catalog",
                        "/Type /Catalog\n/PageMode /UseOutlines\n/Outlines "
                            + QByteArray::number(root) + " 0 R");
        update.add(objects.root(), catalog);
    }
    return update.finish();
}

}  // namespace limbeck
