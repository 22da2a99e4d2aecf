"""What the words around a number say of it: verb, noun phrase, bound and baseline."""

from __future__ import annotations

import re
from typing import NamedTuple

from planparse.extraction import verbs
from planparse.types import Baseline, Change, Comparator

RIGHT_STOP = re.compile(
    r"^\s*(?:$|台阶|大关|关口|门槛|[)）”》。；;、/]|分别|并|且|而|以(?!.{1,24}为.{1,24}的|[^，。]{2,24}相?结合的)|以及|来|用于|用来|给|到|这一?条?(?:底线|红线)|在(?![校职编岗园建读籍册产途研全]|[^，]{2,40}的[^，的]{2,12}$)|由|向|及(?!时)|和(?![美谐平])|与(?![^，。]{1,10}(?:相关|有关|配套|匹配|衔接)的|[^，。；、]{1,10}的[^，。；、的]{2,12}(?:$|[，。；、]))|的额度(?=安排|提取|计提|列支|预付|提前预付|拨付|设立|筹集|落实|统筹|预留|划拨|用于|足额|缴)|政策(?!项目|措施|事项|文件|工具|举措)|安排|执行|计算|确定|要(?=[在于按达做有把将与为完])|须(?=[在于按达为])|陆续|于(?=(?:完[工成]|竣工|建成|投|开[工通园业馆]|交付|到位|全部|基本|$))|已(?=[于在按经]|(?:全部|提前|如期))|的(?:新?台阶|大关|关口|门槛|标准|比例|目标|速度|增速|要求|水平|下限|上限|底线|红线)|左右|上下|方[能可]|才[能可]|开展|进行|完成|达标|落地|建成|投入|投用|(?:建设|配建|配备|配置|核定|调剂|补齐|补助)$)"
)


class Reading(NamedTuple):
    """What the words left of a number say."""

    action: str = ""
    change: Change = "level"
    noun: str = ""
    predicate: bool = False
    head: bool = False
    verb_only: bool = False
    bounded: bool = False
    promised: bool = False
    announced: bool = False
    scope_count: bool = False
    from_list: bool = False
    comparator: Comparator | None = None
    baseline: Baseline | None = None
    beneficiary: str = ""
    by_share: bool = False
    elided: bool = False
    notes: tuple[str, ...] = ()


def after_verb(right: str) -> str:
    """Return what follows the verb that begins a right context (配备公共艺术教师 → 公共艺术教师)."""
    head = verbs.head_verb(right)
    return right[head.end :] if head else right
