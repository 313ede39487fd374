// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/script/templateexpression.h"
#include "migrations/script/templatetokens.h"
#include "models/base/enginetext.h"

#include <utility>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype maxLength = 2000;
constexpr int maxDepth = 60;

using Expression = TemplateExpression;
using Parsed = Result<TemplateExpression>;

/// Recursive descent, one function per level of Python's grammar.
class TemplateParser final
{
public:
    explicit TemplateParser(QList<TemplateToken> tokens)
        : m_tokens(std::move(tokens))
    {
    }

    Parsed parse()
    {
        Parsed expression = ternary();
        if (expression && token().kind != TemplateToken::Kind::End) {
            return templateUnsupported(
                EngineText::tr("'%1' is not expected there").arg(token().text));
        }
        return expression;
    }

private:
    using Level = Parsed (TemplateParser::*)();

    Parsed ternary()
    {
        if (++m_depth > maxDepth) {
            return templateUnsupported(EngineText::tr("it is nested too deeply"));
        }
        Parsed value = anyOf();
        if (value && takeName("if"_L1)) {
            Parsed condition = anyOf();
            if (!condition || !takeName("else"_L1)) {
                return templateUnsupported(EngineText::tr("an 'if' is without its 'else'"));
            }
            Parsed otherwise = ternary();
            if (!otherwise) {
                return otherwise;
            }
            value = node(Expression::Kind::Ternary, {}, {*value, *condition, *otherwise});
        }
        --m_depth;
        return value;
    }

    Parsed anyOf()
    {
        return chain("or"_L1, Expression::Kind::Or, &TemplateParser::allOf);
    }

    Parsed allOf()
    {
        return chain("and"_L1, Expression::Kind::And, &TemplateParser::negation);
    }

    Parsed chain(QLatin1StringView word, Expression::Kind kind, Level level)
    {
        Parsed left = (this->*level)();
        while (left && takeName(word)) {
            Parsed right = (this->*level)();
            if (!right) {
                return right;
            }
            left = node(kind, {}, {*left, *right});
        }
        return left;
    }

    Parsed negation()
    {
        int count = 0;
        while (takeName("not"_L1)) {
            ++count;
        }
        Parsed operand = comparison();
        for (; operand && count > 0; --count) {
            operand = node(Expression::Kind::Not, {}, {*operand});
        }
        return operand;
    }

    Parsed comparison()
    {
        Parsed left = sum();
        if (!left) {
            return left;
        }
        const QString operation = takeComparison();
        if (operation.isEmpty()) {
            return left;
        }
        Parsed right = sum();
        if (!right) {
            return right;
        }
        if (!takeComparison().isEmpty()) {
            return templateUnsupported(EngineText::tr("chained comparisons are not read"));
        }
        return node(Expression::Kind::Binary, operation, {*left, *right});
    }

    QString takeComparison()
    {
        for (const QLatin1StringView symbol :
             {"=="_L1, "!="_L1, "<="_L1, ">="_L1, "<"_L1, ">"_L1}) {
            if (takeSymbol(symbol)) {
                return symbol;
            }
        }
        if (takeName("in"_L1)) {
            return u"in"_s;
        }
        if (takeName("is"_L1)) {
            return takeName("not"_L1) ? u"is not"_s : u"is"_s;
        }
        if (isName("not"_L1) && takeName("not"_L1) && takeName("in"_L1)) {
            return u"not in"_s;
        }
        return {};
    }

    Parsed sum()
    {
        Parsed left = product();
        while (left && takeSymbol("+"_L1)) {
            Parsed right = product();
            if (!right) {
                return right;
            }
            left = node(Expression::Kind::Binary, u"+"_s, {*left, *right});
        }
        return left;
    }

    Parsed product()
    {
        Parsed left = postfix();
        while (left && takeSymbol("%"_L1)) {
            Parsed right = postfix();
            if (!right) {
                return right;
            }
            left = node(Expression::Kind::Binary, u"%"_s, {*left, *right});
        }
        return left;
    }

    Parsed postfix()
    {
        if (takeSymbol("-"_L1)) {
            const Parsed operand = atom();
            return operand ? Parsed(node(Expression::Kind::Minus, {}, {*operand})) : operand;
        }
        Parsed value = atom();
        while (value) {
            if (takeSymbol("."_L1)) {
                if (token().kind != TemplateToken::Kind::Name) {
                    return templateUnsupported(EngineText::tr("a name is missing after '.'"));
                }
                value = node(Expression::Kind::Attribute, next().text, {*value});
            } else if (takeSymbol("("_L1)) {
                value = list(Expression::Kind::Call, ")"_L1, {*value});
            } else if (takeSymbol("["_L1)) {
                value = list(Expression::Kind::Index, "]"_L1, {*value});
                if (value && value->children.size() != 2) {
                    return templateUnsupported(EngineText::tr("only one index is read"));
                }
            } else {
                return value;
            }
        }
        return value;
    }

    Parsed atom()
    {
        const TemplateToken current = next();
        switch (current.kind) {
        case TemplateToken::Kind::Text: {
            QString text = current.text;
            while (token().kind == TemplateToken::Kind::Text) {
                text += next().text;
            }
            return literal(TemplateValue::ofText(text));
        }
        case TemplateToken::Kind::Number:
            return literal(TemplateValue::ofNumber(current.text.toLongLong()));
        case TemplateToken::Kind::Name:
            return named(current.text);
        case TemplateToken::Kind::Symbol:
            if (current.text == u"["_s) {
                return list(Expression::Kind::List, "]"_L1, {});
            }
            if (current.text == u"("_s) {
                return parenthesized();
            }
            break;
        case TemplateToken::Kind::End:
            return templateUnsupported(EngineText::tr("it ends too early"));
        }
        return templateUnsupported(EngineText::tr("'%1' is not expected there").arg(current.text));
    }

    Parsed named(const QString& name)
    {
        static const QStringList refused{u"lambda"_s,
                                         u"for"_s,
                                         u"await"_s,
                                         u"yield"_s,
                                         u"if"_s,
                                         u"else"_s,
                                         u"in"_s,
                                         u"is"_s,
                                         u"and"_s,
                                         u"or"_s,
                                         u"not"_s,
                                         u"import"_s};
        if (refused.contains(name)) {
            return templateUnsupported(EngineText::tr("'%1' is not expected there").arg(name));
        }
        if (name == "None"_L1) {
            return literal({});
        }
        if (name == "True"_L1 || name == "False"_L1) {
            return literal(TemplateValue::ofBool(name == "True"_L1));
        }
        return node(Expression::Kind::Name, name, {});
    }

    Parsed parenthesized()
    {
        bool hasComma = false;
        Parsed items = list(Expression::Kind::Tuple, ")"_L1, {}, &hasComma);
        if (items && items->children.size() == 1 && !hasComma) {
            const Expression inner = items->children.front();
            return inner;
        }
        return items;
    }

    Parsed list(Expression::Kind kind,
                QLatin1StringView end,
                std::vector<Expression> children,
                bool* hasComma = nullptr)
    {
        while (!takeSymbol(end)) {
            Parsed item = ternary();
            if (!item) {
                return item;
            }
            children.push_back(*item);
            const bool isSeparated = takeSymbol(","_L1);
            if (isSeparated && hasComma != nullptr) {
                *hasComma = true;
            }
            if (!isSeparated && !(token().text == end)) {
                return templateUnsupported(EngineText::tr("'%1' is missing").arg(end));
            }
        }
        return node(kind, {}, std::move(children));
    }

    static Expression node(Expression::Kind kind,
                           const QString& text,
                           std::vector<Expression> children)
    {
        Expression expression;
        expression.kind = kind;
        expression.text = text;
        expression.children = std::move(children);
        return expression;
    }

    static Expression literal(const TemplateValue& value)
    {
        Expression expression;
        expression.value = value;
        return expression;
    }

    const TemplateToken& token() const
    {
        return m_tokens[m_at];
    }

    TemplateToken next()
    {
        const TemplateToken current = token();
        if (current.kind != TemplateToken::Kind::End) {
            ++m_at;
        }
        return current;
    }

    bool isName(QLatin1StringView name) const
    {
        return token().kind == TemplateToken::Kind::Name && token().text == name;
    }

    bool takeName(QLatin1StringView name)
    {
        const bool isIt = isName(name);
        m_at += isIt ? 1 : 0;
        return isIt;
    }

    bool takeSymbol(QLatin1StringView symbol)
    {
        const bool isIt = token().kind == TemplateToken::Kind::Symbol && token().text == symbol;
        m_at += isIt ? 1 : 0;
        return isIt;
    }

    QList<TemplateToken> m_tokens;
    qsizetype m_at = 0;
    int m_depth = 0;
};

}  // namespace

Result<TemplateExpression> TemplateExpression::parse(const QString& text)
{
    if (text.size() > maxLength) {
        return templateUnsupported(EngineText::tr("it is too long"));
    }
    return templateTokens(text).and_then(
        [](const QList<TemplateToken>& tokens) { return TemplateParser(tokens).parse(); });
}

}  // namespace limbeck
