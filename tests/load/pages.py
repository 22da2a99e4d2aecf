"""Builds HTML pages of plans, as sites show them."""

from __future__ import annotations

from html import escape

MENU = ["首页", "走进云溪", "政务公开", "政务服务", "互动交流", "数据开放"]


def paragraphs(plan: str) -> str:
    """Return the lines of a plan as paragraphs, and runs of lines with tabs as tables."""
    parts: list[str] = []
    rows: list[str] = []
    for line in [*plan.splitlines(), ""]:
        if "\t" in line:
            rows.append("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in line.split("\t")) + "</tr>")
            continue
        if rows:
            parts.append(f"<table>{''.join(rows)}</table>")
            rows = []
        if line.strip():
            parts.append(f'<p style="text-indent:2em"><span>{escape(line).replace("  ", "&emsp;&emsp;")}</span></p>')
    return "\n".join(parts)


def bare_page(plan: str) -> str:
    """Return a page of the plan alone."""
    return f'<!DOCTYPE html><html><head><meta charset="utf-8"></head><body>{paragraphs(plan)}</body></html>'


def site_page(plan: str, title: str, charset: str = "utf-8") -> str:
    """Return a page of the plan amid menus, scripts and a footer."""
    menu = "".join(f'<li><a href="/{at}">{word}</a></li>' for at, word in enumerate(MENU))
    return f"""<!DOCTYPE html>
<html><head><meta http-equiv="Content-Type" content="text/html; charset={charset}"><title>{escape(title)}_规划计划_云溪县人民政府</title>
<style>.x {{ color: red }}</style><script>document.write("<p>新增学位9999个。</p>")</script></head><body>
<!-- 新增学位8888个 --><div style="display: none">新增学位7777个。</div>
<ul class="nav">{menu}</ul><form><input name="q" value="新增学位6666个"><button>搜索</button></form>
<div class="crumb">您现在的位置：<a href="/">首页</a> &gt; <a>政务公开</a> &gt; <a>规划计划</a></div>
<div class="content">{paragraphs(plan)}</div>
<div><a href="javascript:window.print()">【打印本页】</a> <a>【关闭窗口】</a></div>
<div>上一篇：<a href="/1">新建学校55所的通知</a></div><div>下一篇：<a href="/2">没有了</a></div>
<div class="footer"><p>主办：云溪县人民政府　承办：云溪县人民政府办公室</p><p>版权所有 网站标识码：0000000001 ICP备00000000号</p></div>
<script>var a = "</div><p>新增学位5555个。</p>";</script></body></html>
"""
