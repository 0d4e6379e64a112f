"""A visitor whose message is refused does not have to write it again."""

from collections.abc import Iterator, Sequence

from portalwalk import EN, ZH, Impact, MessageFormUsed, Occurrence, Stopper, Verdict, WrongInput, check


@check(
    id="message-input-lost",
    title="A refused message form keeps what was typed",
    title_zh="留言未通过校验时保留已填内容",
    failure_title="A refused message form comes back empty",
    failure_title_zh="留言未通过校验后，已填内容丢失",
    why="Who has to write a long question twice because of one wrong digit does not write it twice.",
    why_zh="因一处填错就要重写全部内容，多数用户不会再写第二遍。",
    how_to_fix="Send the form back with the values that were typed; only passwords and CAPTCHAs start empty.",
    how_to_fix_zh="校验不通过时将已填内容带回表单，只清空密码和验证码。",
    impact=Impact.SERIOUS,
    basis=("PortalWalk's own proposal",),
    basis_zh=("PortalWalk 自行提出",),
)
def message_input_lost(forms: Sequence[MessageFormUsed]) -> Verdict:
    """Fail when the server's or the page's refusal emptied a filled field."""
    tried = [(form, wrong) for form in forms for wrong in form.wrong_inputs]
    if tried and all(wrong.stopped_by is Stopper.NOT_SENT for _, wrong in tried):
        return Verdict.blocked(
            "The safety level did not allow a form to be sent that the portal would refuse.",
            "受安全级别限制，没有提交会被网站拒绝的表单。",
        )
    failures = [failure for form, wrong in tried for failure in _lost(form, wrong)]
    doubts = [doubt for form, wrong in tried for doubt in _unclear(form, wrong)]
    kept = [(form, wrong) for form, wrong in tried if wrong.kept_fields and _was_refused(wrong)]
    if not (failures or doubts or kept):
        return Verdict.inapplicable("No filled form was refused.", "没有出现已填表单被拒绝的情况。")
    return Verdict.from_failures(failures, doubts=doubts, seen=(_kept(form, wrong) for form, wrong in kept))


def _was_refused(wrong: WrongInput) -> bool:
    return wrong.stopped_by in (Stopper.BROWSER, Stopper.PAGE, Stopper.SERVER)


def _lost(form: MessageFormUsed, wrong: WrongInput) -> Iterator[Occurrence]:
    if wrong.lost_fields and wrong.stopped_by in (Stopper.PAGE, Stopper.SERVER):
        yield Occurrence.of(
            form,
            evidence=wrong.evidence or None,
            observed=f"After the form was refused ({wrong.name.replace('-', ' ')}), "
            f"{EN.plural(len(wrong.lost_fields), 'this filled field was', 'these filled fields were')} empty: "
            f"{EN.listed(wrong.lost_fields)}.",
            observed_zh=f"表单被拒绝后（{wrong.name_zh}），以下已填内容丢失：{ZH.listed(wrong.lost_fields)}。",
        )


def _unclear(form: MessageFormUsed, wrong: WrongInput) -> Iterator[Occurrence]:
    if wrong.stopped_by is Stopper.UNCLEAR or (wrong.lost_fields and wrong.stopped_by is Stopper.BROWSER):
        yield Occurrence.of(
            form,
            evidence=wrong.evidence or None,
            observed=f"Whether the form was refused and kept its fields is not clear ({wrong.name.replace('-', ' ')}).",
            observed_zh=f"无法确定表单是否被拒绝、已填内容是否保留（{wrong.name_zh}）。",
        )


def _kept(form: MessageFormUsed, wrong: WrongInput) -> Occurrence:
    return Occurrence.of(
        form,
        evidence=wrong.evidence or None,
        observed=f"After a refusal ({wrong.name.replace('-', ' ')}), the form kept: {EN.listed(wrong.kept_fields)}.",
        observed_zh=f"被拒绝后（{wrong.name_zh}），表单保留了：{ZH.listed(wrong.kept_fields)}。",
    )
