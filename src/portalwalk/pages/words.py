"""What portals call things, in Chinese and English: leads for discovery, never the only sign for a verdict.

Collected from published page sources and general knowledge of Chinese portals; every list is open.
"""

import re
import unicodedata


def any_of(*words: str) -> re.Pattern[str]:
    """Compile words and patterns into one, blind to case."""
    return re.compile("|".join(words), re.IGNORECASE)


SIGN_IN = any_of(r"登录", r"登陆", r"统一身份认证", r"\blog ?in\b", r"\bsign ?in\b", r"\blogon\b")
SIGN_IN_EXACT = any_of(
    r"^(用户|个人|会员|市民|统一|帐号|账号|立即|请|马上|我要)?(登录|登陆)(/?\|?注册)?$",
    r"^(请)?先?(登录|登陆)$",
    r"^(log ?in|sign ?in)( */ *(register|sign up))?$",
)
SIGN_IN_WEAK = any_of(r"个人中心", r"用户中心", r"用户空间", r"^我的$", r"个人空间", r"my account", r"\baccount\b")
SIGN_IN_ADDRESS = any_of(r"log-?in", r"sign-?in", r"/sso", r"oauth", r"/auth\b", r"/cas\b", r"authorize", r"passport")
REGISTER = any_of(r"注册", r"\bregister\b", r"sign ?up", r"create account")
NOT_SIGN_IN = any_of(r"忘记密码", r"找回", r"退出", r"注销", r"帮助", r"lost", r"forgot", r"log ?out", r"sign ?out")

SIGN_OUT = any_of(r"退出(登录|系统)?$", r"^退出", r"安全退出", r"^注销", r"登出", r"\blog ?out\b", r"\bsign ?out\b")
SIGN_OUT_ADDRESS = any_of(r"log-?out", r"sign-?out", r"action=logout", r"/exit\b")
GREETING = any_of(
    r"您好[,，!！\s]*\S+",
    r"欢迎(您|你|回来)?[,，:：\s]+\S+",
    r"已登录为",
    r"当前用户",
    r"logged in as",
    r"welcome,? \S+",
    r"hi,? \S+",
    r"howdy",
)
ASKS_SIGN_IN = any_of(
    r"请(您)?先?登录",
    r"请先?登陆",
    r"登录后(才能|方可|可以|再)",
    r"(您)?(还|尚)?未登录",
    r"登录已?(超时|失效|过期)",
    r"需要?登录",
    r"please (log|sign) in",
    r"(log|sign) in to continue",
    r"session (has )?expired",
)
WRONG_CREDENTIALS = any_of(
    r"(用户名|帐号|账号|账户|密码).{0,12}(错误|不正确|有误|不匹配|不存在|无效)",
    r"(错误|无效|不正确)的?(用户名|账号|密码)",
    r"(password|username|user name|credentials?|account).{0,60}(incorrect|invalid|wrong|not match|unknown|not found|not exist)",
    r"(incorrect|invalid|wrong) .{0,20}(password|username|credentials)",
)
OTHER_LOGIN_TAB = any_of(r"账号登录", r"帐号登录", r"密码登录", r"账号密码", r"帐号密码", r"用户名登录", r"password")
NEXT = any_of(r"^下一步$", r"^继续$", r"^next$", r"^continue$")

ELDER_VERSION = any_of(
    r"无障碍",
    r"适老",
    r"长者",
    r"长辈",
    r"敬老",
    r"老年人?(版|模式|服务|专区)",
    r"关怀(版|模式|服务)",
    r"爱心(版|通道)",
    r"(简约|简洁)版",
    r"accessib",
    r"barrier.?free",
    r"(elder|senior)s?.{0,9}(version|mode|friendly)",
)
ELDER_VERSION_ADDRESS = any_of(
    r"\bwza\b", r"wuzhangai", r"\bslh\b", r"shilaohua", r"zhangzhe", r"barrier-?free", r"elder-?(ly|version|mode)"
)
READS_ALOUD = any_of(
    r"(语音|朗读|听)(阅读|播报|朗读|网页|全文|新闻|本文)", r"^(朗读|播报|收听)$", r"读屏", r"read aloud", r"\blisten\b"
)
HIGH_CONTRAST = any_of(r"高?对比度?", r"配色", r"high.?contrast")
TEXT_SIZE = any_of(
    r"^大字(体|号|版|模式)?$",
    r"字[体号][:：]?(大|放大)",
    r"(放大|加大)字[体号]",
    r"^字[体号]大小",
    r"^A\+$",
    r"large.{0,3}(text|print)",
)

SEARCH = any_of(r"搜索", r"检索", r"搜一搜", r"^搜$", r"查询", r"\bsearch\b", r"\bfind\b")
SEARCH_STRONG = any_of(r"搜索", r"检索", r"搜一搜", r"\bsearch\b")
SEARCH_FIELD = any_of(
    r"搜索",
    r"检索",
    r"关键(字|词)",
    r"搜一搜",
    r"\bsearch",
    r"keyword",
    r"\bq\b",
    r"\bs\b",
    r"\bwd\b",
    r"\bkw\b",
    r"query",
    r"searchword",
)
NOT_SITE_SEARCH = any_of(
    r"邮箱",
    r"e-?mail",
    r"订阅",
    r"查询码",
    r"编号",
    r"身份证",
    r"newsletter",
    r"username",
    r"用户名",
    r"手机",
    r"姓名",
    r"captcha",
    r"验证码",
)
NOTHING_FOUND = any_of(
    r"什么(都|也)没(有)?找到",
    r"没有内容",
    r"未能?找到",
    r"无匹配",
    r"查无",
    r"没有结果",
    r"不存在.{0,6}(结果|内容)",
    r"(没有|未能?|无法)(找到|搜索到|检索到|查询到|查到)",
    r"暂无(相关)?(数据|结果|信息|内容)",
    r"共(找到|有|检索到|搜索到)?\s*(约)?\s*0\s*(条|个|项|篇)",
    r"换个(词|关键词|关键字)",
    r"没有(相关|符合|任何|匹配)",
    r"抱歉",
    r"搜索结果为空",
    r"无(搜索|检索)?结果",
    r"no results?",
    r"nothing (was )?(found|matched|here)",
    r"no \w+ (were |was )?found",
    r"(could ?n.t|unable to) find",
    r"try (again with )?(some )?different",
    r"did not match",
    r"0 results",
    r"not found for",
)
LOADING = any_of(r"加载中", r"正在(加载|搜索|查询|检索)", r"请稍(候|等)", r"\bloading\b", r"\bsearching\b")
TOTAL = re.compile(
    r"(?:共|约|找到|检索到|搜索到|相关结果|about|of)\s*(?:约|有|找到|检索到|搜索到|计)*\s*(\d[\d,]{0,8})\s*(?:条|个|项|篇|results?|items?|matches)",
    re.IGNORECASE,
)
CATEGORY = any_of(
    r"^(全部|所有|综合|新闻|要闻|动态|政策|法规|文件|公告|通知|公示|解读|服务|办事|互动|问答|留言|图片|视频|附件|专题|机构|公开|资讯|栏目|文章|页面|数据|站点|网页)",
    r"(文件|政策|解读|服务|新闻|要闻|公告|互动|图片|视频|附件|公开|指南|信箱|资讯)$",
    r"^(all|news|policies|policy|documents?|services?|pages?|images?|videos?|articles?|interaction|notices?)$",
)
PAGE_NUMBER = re.compile(r"^(第|页面?|page)?\s*\d+\s*页?$", re.IGNORECASE)
ANSWER_ERROR = any_of(
    r"系统(繁忙|错误|异常|故障)",
    r"服务器(错误|内部错误|繁忙)",
    r"搜索服务(不可用|异常)",
    r"(内部|程序|数据库)错误",
    r"http status 5\d\d",
    r"internal server error",
    r"service unavailable",
    r"bad gateway",
    r"whitelabel error",
    r"exception report",
    r"fatal error",
)

INTERACTION = any_of(
    r"政民互动",
    r"互动交流",
    r"公众参与",
    r"^互动$",
    r"警民互动",
    r"网上互动",
    r"公众互动",
    r"交流互动",
    r"interaction",
    r"contact",
)
ASK = any_of(
    r"我要(咨询|留言|写信|提问|建议|投诉|反映)",
    r"咨询投诉",
    r"在线咨询",
    r"网上咨询",
    r"咨询留言",
    r"留言(板|建议|咨询|反馈)?$",
    r"在线留言",
    r"建言献策",
    r"(区长|市长|县长|镇长|局长|书记|领导|主任|厅长|省长|部长)信箱",
    r"信箱$",
    r"写信",
    r"提问",
    r"意见(箱|建议|反馈)",
    r"来信",
    r"接诉即办",
    r"\bcontact us\b",
    r"\bfeedback\b",
    r"ask (a |us )?question",
    r"message board",
    r"guestbook",
    r"write to",
)
WRITE = any_of(
    r"我要(咨询|留言|写信|提问|建议|投诉|反映|来信)",
    r"^(写信|留言|提问|发表|新建|发布|我来说)",
    r"在线(写信|留言|提问|咨询)",
    r"立即(写信|留言|咨询|提问)",
    r"网上提交",
    r"(write|ask|new|post|leave|submit).{0,12}(message|question|letter|comment|topic|feedback)",
    r"\bcontact form\b",
    r"new (topic|post|issue)",
)
TAKE_PART = any_of(
    r"在线(办理|申请|申报|受理|填写)",
    r"(我要|立即|马上|网上|去)(办理?|申请|申报|参与|投票|填写|预约)",
    r"^(申请|办理|参与|参加|预约)",
    r"参与(调查|征集|投票)",
    r"(填写|参与)问卷",
    r"我要(办|参与)",
    r"(apply|take part|start|book|participate)( now| online)?$",
)
EXEMPT = any_of(r"信访", r"纪检", r"举报", r"检举", r"监察", r"petition", r"whistle")
SURVEY = any_of(r"(民意|意见|网上)?(征集|调查)", r"问卷", r"投票", r"\bsurveys?\b", r"\bconsultations?\b")
SERVICE = any_of(
    r"办事(大厅|服务)",
    r"政务服务",
    r"网上办事",
    r"服务大厅",
    r"在线办理",
    r"我要办",
    r"online services?",
    r"e-?services?",
)
PERSONAL = any_of(
    r"个人中心",
    r"用户中心",
    r"用户空间",
    r"个人空间",
    r"我的(留言|办件|收藏|主页|空间)",
    r"个人资料",
    r"my (account|profile|space)",
    r"profile",
)
AGREE = any_of(r"同意", r"已阅读", r"须知", r"知晓", r"agree", r"consent", r"accept")
CAPTCHA = any_of(
    r"验证码",
    r"校验码",
    r"captcha",
    r"verif(y|ication)[ _-]?code",
    r"vcode",
    r"yzm",
    r"checkcode",
    r"滑块",
    r"拖动.{0,6}验证",
    r"recaptcha",
)
SMS_CODE = any_of(r"短信验证码", r"手机验证码", r"动态(密码|码)", r"获取验证码", r"sms code")
PHONE = any_of(r"电话", r"手机", r"联系方式", r"phone", r"mobile", r"\btel\b", r"sjhm|lxdh|shouji")
E_MAIL = any_of(r"邮箱", r"邮件", r"e-?mail")
ID_NUMBER = any_of(r"身份证", r"证件号", r"id_?card", r"sfz", r"zjhm")
PERSON = any_of(
    r"姓名",
    r"您的称呼",
    r"称呼",
    r"留言人",
    r"写信人",
    r"来信人",
    r"昵称",
    r"\bname\b",
    r"author",
    r"realname",
    r"xingming",
    r"显示名",
)
TITLE = any_of(r"标题", r"主题", r"题目", r"title", r"subject", r"topic")
CONTENT = any_of(
    r"内容",
    r"正文",
    r"诉求",
    r"问题描述",
    r"详情",
    r"留言",
    r"评论",
    r"content",
    r"message",
    r"comment",
    r"body",
    r"question",
)
ADDRESS = any_of(r"地址", r"住址", r"address")
SUBMIT = any_of(
    r"提交",
    r"发送",
    r"发表",
    r"确定",
    r"留言",
    r"写好了",
    r"寄出",
    r"提问",
    r"submit",
    r"send",
    r"post",
    r"publish",
    r"save",
    r"保存",
)
ACCEPTED = any_of(
    r"(提交|留言|发送|发表|投递|咨询|写信|反馈|评论)(已)?成功",
    r"成功(提交|留言|发送|发表)",
    r"(您的|你的)?(来信|留言|咨询|信件|问题|评论|反馈|消息|建议)已(经)?(提交|收到|受理|发送|发表)",
    r"感谢您?的(留言|来信|咨询|参与|反馈|支持|建议|评论)",
    r"我们会尽快",
    r"已(收到|受理)您?的",
    r"(等待|正在)(审核|审批)",
    r"待审核",
    r"审核后(公开|显示|发布)",
    r"thank you",
    r"thanks for",
    r"(message|comment|question|feedback).{0,30}(received|sent|submitted|saved|awaiting)",
    r"awaiting moderation",
    r"successfully",
)
NOT_ACCEPTED = any_of(
    r"(未能?|没有|无法|不能)(成功)?(提交|发送|发表|受理|留言)",
    r"(提交|留言|发送|发表)(未|没有|不)(能)?成功",
    r"失败",
    r"(could|can)( not|not|n't) be (sent|submitted|saved|accepted)",
    r"not (been )?(sent|submitted|accepted|saved)",
)
MODERATED = any_of(r"(等待|正在)(审核|审批)", r"待审核", r"审核后", r"moderation")
RECEIPT = re.compile(
    r"(?:查询码|查询编号|受理编号|信件编号|受理号|回执号?|流水号|编号|单号|查询密码|留言号|工单号|reference(?: number| no\.?)?|ticket(?: number| no\.?)?|tracking (?:number|code)|case number)"
    r"\s*(?:为|是|is)?\s*[:：#]?\s*([A-Za-z0-9][A-Za-z0-9-]{3,40})",
    re.IGNORECASE,
)
FOLLOW_UP = any_of(
    r"我的(留言|来信|咨询|信件)",
    r"(可|请)(凭|使用|通过).{0,20}查询",
    r"查询进度",
    r"办理进度",
    r"my (messages|questions)",
)
REFUSED = any_of(
    r"不能为空",
    r"不得为空",
    r"必填",
    r"请(输入|填写|选择|勾选|完善)",
    r"格式(不正确|错误|有误)",
    r"不(合法|正确|符合)",
    r"至少.{0,6}(字|个)",
    r"过短|太短|过长",
    r"无效",
    r"提交失败",
    r"(验证码|校验码).{0,4}(错误|不正确)",
    r"操作(过于)?频繁",
    r"required",
    r"invalid",
    r"must (be|not|contain)",
    r"please (enter|fill|provide|select)",
    r"too short",
    r"错误",
)
LIMIT = re.compile(
    r"[^。;；!！,，\n]{0,30}(?:(?:每|同一?)(?:个)?(?:人|用户|账号|帐号|手机号?|IP)?(?:天|日)[^。;；!！,，\n]{0,12}?(?:只能|最多|限|不(?:得|能)?超过|仅(?:可|能|限))[^。;；!！,，\n]{0,16}?\d*[一二两三四五]?\s*(?:次|条|封|件)"
    r"|(?:只能|最多|限|不超过|仅可)[^。;；!！,，\n]{0,10}?每(?:天|日)[^。;；!！,，\n]{0,10}?(?:次|条|封|件)"
    r"|(?:今日|今天|当日|当天)[^。;；!！,，\n]{0,10}?(?:次数|留言|提问|提交)[^。;；!！,，\n]{0,8}?(?:上限|用完|超(?:过|出))"
    r"|(?:daily limit|(?:only|at most|up to) (?:\d+|one|two|three) (?:messages?|questions?|submissions?) (?:per|a|each) day))[^。;；!！,，\n]{0,20}",
    re.IGNORECASE,
)
CLOSED = any_of(
    r"(评论|留言|咨询|提问)(功能)?(已|被)?关闭",
    r"暂停(受理|留言|服务)",
    r"comments? (are|is) closed",
    r"停止(受理|服务)",
    r"(留言|咨询)?功能?(暂未|尚未)开通",
)

NEXT_PAGE = any_of(r"^下一?页", r"^下页", r"^后一页", r"^next\b", r"^[>›»]+$", r"^较旧", r"^older")
LOAD_MORE = any_of(r"加载更多", r"查看更多", r"点击加载", r"^显示更多", r"load more", r"show more")
MORE = any_of(r"^更多", r"^more\b", r"查看更多", r"^\+?更多")
TRAIL = re.compile(
    r"(?:首页|主页|home)\s*(?:[>›»/→\\|]|&gt;|-)+\s*\S{2,20}(?:\s*[>›»/→\\|-]+\s*\S{2,40})*", re.IGNORECASE
)
SITE_MAP = any_of(r"(网站|站点)地图", r"site ?map")
GO_ON = any_of(r"^(下一步|继续|同意(并继续)?|我已阅读.*|确定|进入|开始.*|next|continue|agree)$")
HOME = any_of(
    r"^(网站|返回|回到|本站|门户)?(网站)?首页$", r"^主页$", r"^home( ?page)?$", r"^返回首页$", r"^start$", r"首页$"
)
BREADCRUMB = any_of(
    r"(当前|您的?|您现在的?|您所在的?|你的?|现在|所在)的?位置", r"^位置\s*[:：]", r"you are here", r"您的位置"
)
LEAVING = any_of(r"即将离开", r"您访问的链接", r"leaving (this|our) (site|website)")
WALL = any_of(
    r"访问(被|已被)(拦截|阻断|拒绝|限制)",
    r"(安全|防火墙)(拦截|防护|检测|验证)",
    r"您的(请求|访问).{0,12}(拦截|阻止|异常|过于频繁)",
    r"web application firewall",
    r"\bwaf\b",
    r"access denied",
    r"request (was )?blocked",
    r"checking your browser",
    r"attention required",
    r"just a moment",
    r"人机验证",
    r"滑动.{0,8}验证",
)

_SEPARATORS = re.compile(r"[\s\W_]+")
_NOISE = re.compile(
    r"^(?:continue reading|read more|阅读全文|查看详情|[:：\s])+|^(?:[\[【(（]?(?:置顶|最新|热点|new|top)[\]】)）]?)+|(?:\bnew\b|\bhot\b)$",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"[\[(]?\d{4}[-./年]\d{1,2}[-./月]\d{1,2}日?[\])]?(?:\s*\d{1,2}:\d{2}(?::\d{2})?)?|[\[(]\d{1,2}[-/]\d{1,2}[\])]"
)


def plain_title(title: str) -> str:
    """Drop a list's ornaments from a title: bullets, `[置顶]`, the date at its end."""
    bare = _DATE.sub("", title).strip(" ·•▪■◆●>»-—|\u3000")
    return _NOISE.sub("", bare).strip(" ·•▪■◆●>»|\u3000")


def folded(title: str) -> str:
    """Fold width, case, spaces and punctuation, so that two writings of one title compare equal."""
    return _SEPARATORS.sub("", unicodedata.normalize("NFKC", plain_title(title))).casefold()


def is_cut(title: str) -> bool:
    """Whether a title ends in an ellipsis."""
    return title.rstrip().endswith(("…", "...", "。。。", "．．．"))


def acceptance_in(text: str) -> re.Match[str] | None:
    """Return the words that say a message was accepted, unless others take them back."""
    return None if NOT_ACCEPTED.search(text) else ACCEPTED.search(text)
