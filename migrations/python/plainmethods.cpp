// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/python/plainmethods.h"

#include "migrations/python/classdata.h"
#include "models/base/enginetext.h"

namespace limbeck::python {

using namespace Qt::StringLiterals;

const Value* positional(const Arguments& arguments, size_t index)
{
    return index < arguments.items.size() && arguments.items[index].name.isEmpty()
               ? &arguments.items[index].value
               : nullptr;
}

const QString* textArgument(const Arguments& arguments, size_t index)
{
    const Value* value = positional(arguments, index);
    return value != nullptr ? value->as<QString>() : nullptr;
}

Value callPlainMethod(const Value& value,
                      const QString& name,
                      const Arguments& arguments,
                      const Callback& call)
{
    const auto* sequence = value.as<Sequence>();
    const auto* dict = value.as<Dict>();
    if (sequence != nullptr && sequence->names != nullptr && arguments.items.empty()
        && (name == "_asdict"_L1 || name == "keys"_L1)) {
        Value mapping = asMapping(*sequence);
        return name == "keys"_L1 ? callPlainMethod(mapping, name, arguments, call) : mapping;
    }
    const PlainMethod method = value.as<QString>() != nullptr ? textMethod(name)
                               : sequence != nullptr          ? sequenceMethod(sequence->kind, name)
                               : dict != nullptr              ? dictMethod(name)
                                                              : nullptr;
    if (std::optional<Value> result =
            method != nullptr ? method(value, arguments, call) : std::nullopt) {
        return *std::move(result);
    }
    const Unknown* inside = arguments.firstUnknown();
    const Opaque why =
        inside != nullptr
            ? inside->why
            : arguments.opaque(EngineText::tr("calls '%1' of %2").arg(name, describe(value)));
    if (value.as<QString>() != nullptr && name == "format"_L1 && why.isByRows) {
        return withOutline(Value::passive(why), *value.as<QString>());
    }
    if (method == nullptr && why.isByRows) {
        return Value::passive(
            arguments.opaque(EngineText::tr("calls '%1' of %2").arg(name, describe(value))));
    }
    // It may have changed a list or dict whose other names would then be wrong.
    if (sequence != nullptr && sequence->kind != Sequence::Kind::Tuple) {
        *sequence->items = {Value::unknown(why)};
    } else if (dict != nullptr) {
        *dict->items = {{Value::unknown(why), Value::unknown(why)}};
    }
    return Value::passive(why);
}

}  // namespace limbeck::python
