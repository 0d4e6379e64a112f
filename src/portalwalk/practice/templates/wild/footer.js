{# The script that writes the footer, with the address of the portal in every link: other hosts use it, too. #}
{% set home = settings.portal_url %}
{% set footer %}
<div class="site-footer"><div class="wrap">
<p class="footer-links"><a href="{{ home }}/wzdt/" target="_blank">网站地图</a><a href="{{ home }}/lxwm/" target="_blank">联系我们</a><a href="{{ settings.neighbour_url }}/www.gov.cn/">中国政府网</a></p>
<div class="footer-body"><span id="_ideConac"></span><div>
<p>主办单位：{{ marks.sponsor }}　承办单位：清河市人民政府办公室</p>
<p>网站标识码：{{ marks.site_code }}　备案编号：<a href="{{ marks.icp_href }}">{{ marks.icp }}</a>　公安备案：<a href="{{ marks.police_href }}">{{ marks.police }}</a></p>
<p>联系方式：{{ marks.contact }}</p>
<p>版权所有 © {{ settings.today.year }} {{ site_name }}</p>
</div><span id="_span_jiucuo"></span></div></div></div>
{% endset %}
{% set badge %}<a class="badge" href="{{ marks.badge_href }}" target="_blank"><img src="{{ home }}{{ marks.badge_picture }}" alt="党政机关网站标识" title="党政机关网站标识" width="64" height="76"></a>{% endset %}
{% set report %}<a class="badge" href="{{ marks.report_href }}" target="_blank"><img src="{{ home }}/static/wild/jiucuo.svg" alt="我为政府网站找错" title="我为政府网站找错" width="120" height="44"></a>{% endset %}
document.write({{ footer | tojson }});
setTimeout(function () {
  document.getElementById("_ideConac").innerHTML = {{ badge | tojson }};
  document.getElementById("_span_jiucuo").innerHTML = {{ report | tojson }};
}, 150);
