{# The script that writes the footer, with the address of the portal in every link: other hosts use it, too. #}
{% set home = settings.portal_url %}
{% set footer %}
<div class="site-footer"><div class="wrap">
<p class="footer-links"><a href="{{ home }}/wzdt/" target="_blank">网站地图</a><a href="{{ home }}/lxwm/" target="_blank">联系我们</a><a href="https://www.gov.cn/">中国政府网</a></p>
<div class="footer-body"><span id="_ideConac"></span><div>
<p>主办单位：{{ site_name }}　承办单位：清河市人民政府办公室</p>
<p>网站标识码：{{ site_code }}　备案编号：<a href="https://beian.miit.gov.cn/">清ICP备05000001号-1</a>　公安备案：清公网安备 13999902000101号</p>
<p>联系方式：清河市人民路1号　电话：0399-5550100（工作日 9:00-17:00）</p>
<p>版权所有 © {{ settings.today.year }} {{ site_name }}</p>
</div><span id="_span_jiucuo"></span></div></div></div>
{% endset %}
{% set badge %}<a class="badge" href="{{ home }}/conac/sitename?method=show&amp;id={{ badge_id }}" target="_blank"><img src="{{ home }}/static/badge.svg" alt="党政机关网站标识" title="党政机关网站标识" width="64" height="76"></a>{% endset %}
{% set report %}<a class="badge" href="{{ home }}/jiucuo?site_code={{ site_code }}" target="_blank"><img src="{{ home }}/static/wild/jiucuo.svg" alt="我为政府网站找错" title="我为政府网站找错" width="120" height="44"></a>{% endset %}
document.write({{ footer | tojson }});
setTimeout(function () {
  document.getElementById("_ideConac").innerHTML = {{ badge | tojson }};
  document.getElementById("_span_jiucuo").innerHTML = {{ report | tojson }};
}, 150);
