"""Defects of the labels of pages: meta tags and titles."""

from portalwalk.practice.defect import Defect

LABELS: tuple[Defect, ...] = (
    Defect(
        "meta-tags-missing",
        "文章页缺少栏目描述、栏目关键词和来源标签",
        "Articles lack ColumnDescription, ColumnKeywords and ContentSource",
    ),
    Defect("meta-tags-missing:home", "首页缺少网站标识码和域名标签", "The home page lacks SiteIDCode and SiteDomain"),
    Defect(
        "meta-tags-missing:column",
        "栏目页缺少栏目名称和栏目类别标签",
        "Column pages lack ColumnName and ColumnType",
    ),
    Defect(
        "meta-tags-empty",
        "文章页来源和栏目关键词标签内容为空",
        "ContentSource and ColumnKeywords of articles are empty",
    ),
    Defect(
        "meta-tags-empty:placeholder",
        "标签内容是模板占位文字",
        "The content of tags is what the template was shipped with",
    ),
    Defect(
        "meta-tags-copied",
        "政务公开页面的网站名称、域名、标识码是另一个网站的",
        "Pages of one channel carry name, domain and code of another site",
        also=("identifiers-disagree",),
    ),
    Defect(
        "meta-tags-copied:domain",
        "文章页的网站域名标签是另一个网站的",
        "SiteDomain of articles is another site's, name and code are right",
    ),
    Defect("meta-tags-wrong-case", "文章页标签名全部小写", "Articles have all tag names in lower case"),
    Defect("meta-tags-wrong-case:home", "首页标签名大小写不规范", "The home page has siteName, siteDomain, siteIdCode"),
    Defect("pubdate-malformed", "发布时间标签只有日期", "PubDate holds a date without a time"),
    Defect("pubdate-malformed:seconds", "发布时间标签带有秒", "PubDate has seconds"),
    Defect(
        "pubdate-malformed:twelve-hour",
        "发布时间标签误用12小时制，页面显示16:40，标签写成04:40",
        "PubDate is printed in twelve hours: the page shows 16:40, the tag says 04:40",
    ),
    Defect(
        "pubdate-malformed:twelve-hour-shown",
        "标签和页面显示的时间都误用12小时制",
        "PubDate and the visible time are both printed in twelve hours: only that no hour is above 12 gives it away",
        expected="cantTell",
    ),
    Defect("pubdate-malformed:chinese", "发布时间标签写成年月日", "PubDate is written with 年, 月 and 日"),
    Defect("page-title-missing", "内页没有标题标签", "Inner pages have no <title>"),
    Defect("page-title-missing:empty", "内页标题标签为空", "The <title> of inner pages is empty"),
    Defect(
        "page-title-missing:same", "所有页面标题都是网站名称", "Every page has the same <title>: the name of the site"
    ),
)
