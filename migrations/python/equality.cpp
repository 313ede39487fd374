// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/python/classdata.h"
#include "migrations/python/value.h"

namespace limbeck::python {

using namespace Qt::StringLiterals;

namespace {

/// Sequences may hold themselves; deeper than this nobody nests them on purpose.
constexpr int maxDepth = 20;

std::optional<double> asNumber(const Value& value)
{
    if (const auto* flag = value.as<bool>()) {
        return *flag ? 1.0 : 0.0;
    }
    if (const auto* integer = value.as<qint64>()) {
        return static_cast<double>(*integer);
    }
    const auto* real = value.as<double>();
    return real != nullptr ? std::optional(*real) : std::nullopt;
}

/// What one comparison has left: nested values compare nested ones, and might never end.
struct Bounds
{
    int depth = 0;
    int* budget = nullptr;

    Bounds deeper() const
    {
        return {depth + 1, budget};
    }
};

std::optional<bool> equalInside(const Value& a, const Value& b, Bounds bounds);

/// True if each of `items` equals one of `others`.
std::optional<bool> isWithin(const Values& items, const Values& others, Bounds bounds)
{
    bool isCertain = true;
    for (const Value& item : items) {
        std::optional<bool> isFound = false;
        for (const Value& other : others) {
            const std::optional<bool> same = equalInside(item, other, bounds.deeper());
            isFound = same == true ? same : !same && isFound == false ? std::nullopt : isFound;
            if (isFound == true) {
                break;
            }
        }
        if (isFound == false) {
            return false;
        }
        isCertain = isCertain && isFound.has_value();
    }
    return isCertain ? std::optional(true) : std::nullopt;
}

std::optional<bool> equalSets(const Sequence& a, const Sequence& b, Bounds bounds)
{
    const std::optional<bool> there = isWithin(*a.items, *b.items, bounds);
    return there == true ? isWithin(*b.items, *a.items, bounds) : there;
}

std::optional<bool> equalSequences(const Sequence& a, const Sequence& b, Bounds bounds)
{
    if (a.kind == Sequence::Kind::Iterator || b.kind == Sequence::Kind::Iterator
        || bounds.depth > maxDepth) {
        return std::nullopt;
    }
    if (a.kind == Sequence::Kind::Set && b.kind == Sequence::Kind::Set) {
        return equalSets(a, b, bounds);
    }
    if (a.kind != b.kind || a.items->size() != b.items->size()) {
        return false;
    }
    bool isCertain = true;
    for (size_t i = 0; i < a.items->size(); ++i) {
        const std::optional<bool> equal =
            equalInside((*a.items)[i], (*b.items)[i], bounds.deeper());
        if (equal == false) {
            return false;
        }
        isCertain = isCertain && equal.has_value();
    }
    return isCertain ? std::optional(true) : std::nullopt;
}

std::optional<bool> equalDicts(const Dict& a, const Dict& b, Bounds bounds)
{
    if (bounds.depth > maxDepth) {
        return std::nullopt;
    }
    Values left;
    Values right;
    for (const auto& [key, item] : *a.items) {
        left.push_back(Value::tuple({key, item}));
    }
    for (const auto& [key, item] : *b.items) {
        right.push_back(Value::tuple({key, item}));
    }
    return left.size() == right.size() ? isWithin(left, right, bounds) : std::optional(false);
}

/// A member of an enum with anything: nothing where the class says itself what is equal.
std::optional<bool> equalMember(const Instance& member, const Value& other, Bounds bounds)
{
    const bool isMapped = member.type->isMapped;
    if ((member.member.isEmpty() && !isMapped)
        || attributeIn(*member.type, u"__eq__"_s) != nullptr) {
        return std::nullopt;
    }
    const auto* second = other.as<Instance>();
    if (isMapped) {  // an object of its own, as object.__eq__ has it
        return second != nullptr && second->attributes == member.attributes;
    }
    if (second != nullptr && second->type == member.type) {
        return second->member == member.member;
    }
    const bool isPlainKind = member.type->enumKind == ClassData::EnumKind::Plain;
    if (isPlainKind && (second == nullptr || !second->member.isEmpty())) {
        return false;
    }
    return second == nullptr ? equalInside(memberValue(member), other, bounds.deeper())
                             : std::nullopt;
}

bool isPlain(const Value& value)
{
    return value.isNone() || asNumber(value) || value.as<QString>() != nullptr
           || value.as<Sequence>() != nullptr || value.as<Dict>() != nullptr;
}

std::optional<bool> equalInside(const Value& a, const Value& b, Bounds bounds)
{
    if (--*bounds.budget < 0) {
        return std::nullopt;
    }
    if (const auto* member = a.as<Instance>();
        member != nullptr && (isPlain(b) || b.as<Instance>() != nullptr)) {
        return equalMember(*member, b, bounds);
    }
    if (const auto* member = b.as<Instance>(); member != nullptr && isPlain(a)) {
        return equalMember(*member, a, bounds);
    }
    if (a.as<Class>() != nullptr && b.as<Class>() != nullptr) {
        return a.as<Class>()->data == b.as<Class>()->data;
    }
    if (!isPlain(a) || !isPlain(b)) {
        return std::nullopt;
    }
    if (a.isNone() || b.isNone()) {
        return a.isNone() && b.isNone();
    }
    if (asNumber(a) && asNumber(b)) {
        return *asNumber(a) == *asNumber(b);
    }
    const auto* left = a.as<QString>();
    const auto* right = b.as<QString>();
    if (left != nullptr && right != nullptr) {
        return *left == *right;
    }
    const auto* leftItems = a.as<Sequence>();
    const auto* rightItems = b.as<Sequence>();
    if (leftItems != nullptr && rightItems != nullptr) {
        return equalSequences(*leftItems, *rightItems, bounds);
    }
    if (a.as<Dict>() != nullptr && b.as<Dict>() != nullptr) {
        return equalDicts(*a.as<Dict>(), *b.as<Dict>(), bounds);
    }
    return false;
}

}  // namespace

std::optional<bool> equals(const Value& a, const Value& b)
{
    int budget = 1'000'000;
    return equalInside(a, b, {0, &budget});
}

}  // namespace limbeck::python
