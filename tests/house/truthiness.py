"""None means unknown, and 0 is a number: nothing numeric may be asked `if x`, only `if x is None`.

Two ways to know that something is numeric. Its annotation, in this file or (for the fields of classes) in
any other: `int | None`. And, where no annotation is found, its name: `t_ms`, `pain_before`, `reps`.
An annotation wins over a name: `reps: Range` is no number.
"""

import ast
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from tests.house.sources import Finding, Source, last_name

NUMBERS = frozenset({"int", "float", "complex", "Decimal", "Fraction", "timedelta"})
UNITS = frozenset(
    "ms s min h deg rad m cm mm px hz fps kg pct percent count score index seconds minutes degrees angle number".split()
)
WORDS = frozenset(
    "angle sets reps pain minutes seconds level count score seed port index total difficulty"
    " amount duration offset tempo volume speed".split()
)
LOOKS_IN_A_TEXT = frozenset({"search", "match", "fullmatch"})
QUESTION = re.compile(r"^_*(is|has|have|can|was|were|needs|should|wants|with|without|no|not|any|all|knows)_")

Function = ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda


@dataclass
class Known:
    """What the annotations of one scope say: is this name a number that may be missing?"""

    numeric: dict[str, bool] = field(default_factory=dict)

    def note(self, name: str, annotation: ast.expr | None) -> None:
        if annotation is not None:
            # Two classes may use one name differently: then the careful answer.
            self.numeric[name] = self.numeric.get(name, False) or maybe_missing_number(annotation, name)


def fields_of(sources: list[Source]) -> Known:
    """The annotated fields of all classes, by name: `reps` is written in one file and read in another."""
    known = Known()
    for source in sources:
        for cls in (node for node in ast.walk(source.tree) if isinstance(node, ast.ClassDef)):
            for line in cls.body:
                if isinstance(line, ast.AnnAssign) and isinstance(line.target, ast.Name):
                    known.note(line.target.id, line.annotation)
    return known


def findings(source: Source, fields: Known) -> list[Finding]:
    return sorted(set(_walk(source.tree, source, fields, {})), key=lambda finding: (finding.line, finding.what))


def _walk(node: ast.AST, source: Source, fields: Known, names: Mapping[str, bool]) -> Iterator[Finding]:
    if isinstance(node, ast.Module | Function):
        names = {**names, **_annotated_in(node).numeric}
    for asked in truth_tested(node):
        word = last_name(asked)
        if word is not None and _is_number(asked, word, fields, names):
            yield Finding(source.name, asked.lineno, f"`{ast.unparse(asked)}` is a number: ask `is None`, or compare")
    for child in ast.iter_child_nodes(node):
        yield from _walk(child, source, fields, names)


def _is_number(asked: ast.expr, word: str, fields: Known, names: Mapping[str, bool]) -> bool:
    known = fields.numeric if isinstance(asked, ast.Attribute) else names
    return known[word] if word in known else sounds_numeric(word)


def _annotated_in(scope: ast.Module | Function) -> Known:
    known = Known()
    if not isinstance(scope, ast.Module):
        arguments = scope.args
        for argument in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs):
            known.note(argument.arg, argument.annotation)
    for node in _without_inner_scopes(scope):
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            known.note(node.target.id, node.annotation)
        match node:
            case ast.Assign(targets=[ast.Name(id=name)], value=ast.Call(func=ast.Attribute(attr=method))):
                if method in LOOKS_IN_A_TEXT:
                    known.numeric.setdefault(name, False)
    return known


def _without_inner_scopes(scope: ast.AST) -> Iterator[ast.AST]:
    for child in ast.iter_child_nodes(scope):
        if not isinstance(child, Function | ast.ClassDef):
            yield child
            yield from _without_inner_scopes(child)


def truth_tested(node: ast.AST) -> Iterator[ast.expr]:
    """The expressions that `node` asks to be true or false, down to the bare ones."""
    match node:
        case ast.If(test=test) | ast.While(test=test) | ast.IfExp(test=test) | ast.Assert(test=test):
            yield from bare(test)
        case ast.comprehension(ifs=tests):
            for test in tests:
                yield from bare(test)
        case ast.match_case(guard=ast.expr() as test):
            yield from bare(test)
        case ast.BoolOp(op=ast.Or(), values=[*_, default]) if makes_no_difference(default):
            return
        case ast.BoolOp(values=[*tests, _]):  # `x or default`: the last one is not asked
            for test in tests:
                yield from bare(test)
        case ast.UnaryOp(op=ast.Not(), operand=test):
            yield from bare(test)
        case ast.Call(func=ast.Name(id="bool"), args=[test]):
            yield from bare(test)


def makes_no_difference(default: ast.expr) -> bool:
    """`x or 0` is 0 for None and for 0; and whoever falls back on `(1, 1)` or `"left"` holds no number."""
    if isinstance(default, ast.Constant):
        return default.value == 0 or isinstance(default.value, str)
    return isinstance(default, ast.Tuple | ast.List | ast.Dict | ast.Set | ast.JoinedStr)


def bare(test: ast.expr) -> Iterator[ast.expr]:
    match test:
        case ast.BoolOp(values=tests):
            for each in tests:
                yield from bare(each)
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            yield from bare(operand)
        case _:
            yield test


def maybe_missing_number(annotation: ast.expr, name: str) -> bool:
    """`int | None`, `Optional[float]`; and a plain `int` if its name too says that 0 is a real value."""
    if isinstance(annotation, ast.Constant) and isinstance(annotation.value, str):
        annotation = ast.parse(annotation.value, mode="eval").body
    kinds = set(_alternatives(annotation))
    if not kinds & NUMBERS or kinds - NUMBERS - {"None"}:
        return False
    return "None" in kinds or sounds_numeric(name)


def _alternatives(annotation: ast.expr) -> Iterator[str]:
    match annotation:
        case ast.BinOp(left=left, op=ast.BitOr(), right=right):
            yield from _alternatives(left)
            yield from _alternatives(right)
        case ast.Subscript(value=ast.Name(id="Optional"), slice=inner):
            yield "None"
            yield from _alternatives(inner)
        case ast.Subscript(value=ast.Name(id="Final" | "ClassVar" | "Annotated"), slice=inner):
            yield from _alternatives(inner.elts[0] if isinstance(inner, ast.Tuple) else inner)
        case _:
            yield ast.unparse(annotation).split(".")[-1]


def sounds_numeric(name: str) -> bool:
    word = name.lower().lstrip("_")
    if QUESTION.match(word):
        return False
    return word in WORDS or word.rsplit("_", 1)[-1] in UNITS or word.startswith(("pain_", "hold_"))
