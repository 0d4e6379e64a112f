"""A visitor understands the message form and is told what is wrong with an input."""

from collections.abc import Iterator, Sequence

from portalwalk import EN, ZH, FormField, Impact, MessageFormUsed, Occurrence, Stopper, Verdict, WrongInput, check

WITHOUT_LABEL = frozenset({"hidden", "submit", "button", "image", "reset"})
"""Types of controls that need no label of their own."""


@check(
    id="message-form-unusable",
    title="The message form names its fields and says what is wrong",
    title_zh="留言表单的每一项都有名称，填错时有提示",
    failure_title="The message form leaves visitors guessing",
    failure_title_zh="留言表单缺少名称或填错时没有提示",
    why="A visitor who is not told what to type, or what was wrong, gives up; a screen reader only says “edit”.",
    why_zh="不知道该填什么、哪里填错，用户只能放弃；读屏软件也只会读出“编辑框”。",
    how_to_fix="Tie a <label> to every field; check on the server as well; show each error as text beside its field.",
    how_to_fix_zh="每个输入项都用 <label> 关联名称；服务器端同样校验；在对应输入项旁用文字显示错误原因。",
    impact=Impact.SERIOUS,
    basis=("WCAG 2.2 SC 3.3.1, 3.3.2 and 4.1.2", "PortalWalk's own proposal (refusing invalid input)"),
    basis_zh=("WCAG 2.2 成功准则 3.3.1、3.3.2、4.1.2", "PortalWalk 自行提出（不接受无效输入）"),
)
def message_form_unusable(forms: Sequence[MessageFormUsed]) -> Verdict:
    """Fail for fields without any name, for wrong input that is accepted, for errors without words.

    A caption or placeholder that no program can tie to its field is left to a person: visitors do see it.
    """
    if not forms:
        return Verdict.inapplicable("No message form was at hand.", "没有可供填写的留言表单。")
    failures = [failure for form in forms for failure in (*_unnamed(form), *_badly_refused(form))]
    doubts = [doubt for form in forms for doubt in (*_only_placeholder(form), *_unclear(form))]
    tried = [wrong.stopped_by for form in forms for wrong in form.wrong_inputs]
    if failures or doubts:
        return Verdict.from_failures(failures, doubts=doubts)
    if not tried:
        return Verdict.cant_tell(
            "The fields have names; what the form says to a wrong input was not tried.",
            "各输入项均有名称；未试过填错时表单的提示。",
        )
    if all(stopper is Stopper.NOT_SENT for stopper in tried):
        return Verdict.blocked(
            "The fields have names; the safety level did not allow a wrong input to be sent.",
            "各输入项均有名称；受安全级别限制，没有提交填错的内容。",
        )
    return Verdict.from_failures((), seen=map(_understood, forms))


def _unnamed(form: MessageFormUsed) -> Iterator[Occurrence]:
    """Yield fields without an accessible name: text beside a field that is not tied to it names nothing."""
    for field in form.fields:
        if not (field.is_labelled or field.label or field.type in WITHOUT_LABEL):
            name = field.visible_caption or field.name or field.target or field.type
            yield Occurrence.of(
                form,
                cause="unlabelled",
                target=field.target,
                observed=f"The field “{name}” has no label tied to it and no placeholder: "
                "a screen reader cannot say what belongs there.",
                observed_zh=f"输入项“{name}”没有关联标签，也没有占位提示，读屏软件无法说明应填什么。",
            )


def _badly_refused(form: MessageFormUsed) -> Iterator[Occurrence]:
    for wrong in form.wrong_inputs:
        if wrong.stopped_by is Stopper.NOBODY:
            yield Occurrence.of(
                form,
                cause="accepts-invalid",
                evidence=wrong.evidence or None,
                observed=f"The form accepted a wrong input ({_words(wrong)}).",
                observed_zh=f"表单接受了无效输入（{wrong.name_zh}）。",
            )
        elif wrong.stopped_by in (Stopper.SERVER, Stopper.PAGE) and not wrong.says:
            yield Occurrence.of(
                form,
                cause="errors-not-shown",
                evidence=wrong.evidence or None,
                observed=f"A wrong input ({_words(wrong)}) was refused without a word on what was wrong.",
                observed_zh=f"无效输入（{wrong.name_zh}）未被接受，但页面没有说明原因。",
            )


def _only_placeholder(form: MessageFormUsed) -> Iterator[Occurrence]:
    names = [field.label for field in form.fields if field.label and _has_no_label(field)]
    if names:
        yield Occurrence.of(
            form,
            observed=f"A placeholder, gone while typing, is the only name of "
            f"{EN.plural(len(names), 'this field', 'these fields')}: {EN.listed(names)}.",
            observed_zh=f"以下输入项仅有占位提示，输入后即消失：{ZH.listed(names)}。",
        )


def _has_no_label(field: FormField) -> bool:
    return not (field.is_labelled or field.type in WITHOUT_LABEL)


def _unclear(form: MessageFormUsed) -> Iterator[Occurrence]:
    for wrong in form.wrong_inputs:
        if wrong.stopped_by is Stopper.UNCLEAR:
            yield Occurrence.of(
                form,
                evidence=wrong.evidence or None,
                observed=f"What became of a wrong input ({_words(wrong)}) is not clear.",
                observed_zh=f"无效输入（{wrong.name_zh}）的处理结果不明确。",
            )


def _understood(form: MessageFormUsed) -> Occurrence:
    return Occurrence.of(
        form,
        observed=f"All fields of “{form.channel}” have names, and wrong input was refused with a message.",
        observed_zh=f"“{form.channel}”各输入项均有名称，填错时有提示。",
    )


def _words(wrong: WrongInput) -> str:
    return wrong.name.replace("-", " ")
