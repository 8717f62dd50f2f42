"""Folders of posts in the shapes of a news site, as many as wanted, the same on every run.

All words and names are made up. ``corpus(20, folder)`` writes a site that ``fiche import`` takes
for Jekyll: a ``_config.yml``, a page for each category, and the posts.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from pathlib import Path

SITE_HOST = "news.example.org"
CONFIG = f"title: 港湾消息\nurl: https://{SITE_HOST}\ntimezone: Asia/Shanghai\nlang: zh-CN\n"
CATEGORIES = {  # name -> (label, publisher)
    "gangwanribao": ("港湾日报新闻", "港湾日报"),
    "haianwanbao": ("海岸晚报新闻", "海岸晚报"),
    "beishankuaixun": ("北山快讯", "北山通讯社"),
    "gundong": ("港湾滚动新闻", "港湾财经"),
}
ROLLING = "gundong"
PLACES = "港湾 海岸 北山 南湖 东岭 西河 青石 白沙 云桥 松林 长堤 新渡".split()
SUBJECTS = "图书馆 灯塔 渡轮 电车 茶园 造纸厂 博物馆 气象站 渔市 桥梁 档案馆 天文台".split()
ACTIONS = "开放 扩建 修复 迁址 试运行 增加班次 公布计划 招募志愿者 完成验收 举行展览".split()
WORDS = "读者 工程 数据 居民 春季 交通 胶片 目录 水位 航线 票价 灯光 木材 纸张 钟楼 花园".split()
ENGLISH = "harbour library ferry archive lantern paper tram museum weather bridge".split()
NUMBERS = "三 五 七 十二 二十 三十六 一百".split()
SHANGHAI = timezone(timedelta(hours=8))
FIRST_DAY = datetime(2022, 1, 3, 7, 15, 9, tzinfo=SHANGHAI)


@dataclass(frozen=True)
class WrittenPost:
    """One post file that was written, and what an archive should know of it."""

    path: str
    title: str
    category: str
    published: datetime
    code: str
    """A word that is in the text of this post alone."""


def corpus(count: int, folder: Path, *, seed: int = 1) -> list[WrittenPost]:
    """Write a site of ``count`` posts into ``folder``, which is made; the same for equal seeds."""
    write_site(folder)
    posts_folder = folder / "_posts"
    posts_folder.mkdir(exist_ok=True)
    written = []
    for post, text in posts(count, seed=seed):
        (folder / post.path).write_text(text, encoding="utf-8", newline="")
        written.append(post)
    return written


def write_site(folder: Path) -> None:
    """Write what makes a folder a site: its settings and the pages of its categories."""
    (folder / "category").mkdir(parents=True, exist_ok=True)
    (folder / "_config.yml").write_text(CONFIG, encoding="utf-8")
    for name, (label, _publisher) in CATEGORIES.items():
        page = f"---\nlayout: category\ntitle: {label}\ncategory: {name}\n---\n"
        (folder / "category" / f"{name}.html").write_text(page, encoding="utf-8")


def posts(count: int, *, seed: int = 1) -> Iterator[tuple[WrittenPost, str]]:
    """The posts of a corpus and the text of their files, oldest first."""
    chance = random.Random(seed)
    published = FIRST_DAY
    for number in range(count):
        published += timedelta(seconds=chance.randrange(60, 5400))
        category = chance.choice(list(CATEGORIES))
        code = f"ZX{published:%Y%m%d}{number:07d}"
        title = _title(chance)
        post = WrittenPost(
            path=f"_posts/{published:%Y-%m-%d}-{code}.md",
            title=title,
            category=category,
            published=published,
            code=code,
        )
        yield post, _file(chance, post)


def _title(chance: random.Random) -> str:
    place, subject, action = chance.choice(PLACES), chance.choice(SUBJECTS), chance.choice(ACTIONS)
    return f"{place}{subject}{action}：{chance.choice(WORDS)}{chance.choice(NUMBERS)}项"


def _file(chance: random.Random, post: WrittenPost) -> str:
    label, publisher = CATEGORIES[post.category]
    front = (
        f'---\nlayout: post\ntitle: "{post.title}"\n'
        f"date: {post.published:%Y-%m-%d %H:%M:%S %z}\n"
        f"categories: {post.category}\ntags: {label}\n---\n"
    )
    body = _rolling(chance) if post.category == ROLLING else _story(chance, publisher)
    links = (
        f"<http://source.{SITE_HOST}/share.html?code={post.code}>\n\n"
        f"[返回{label}](//{SITE_HOST}/category/{post.category}.html)｜[返回首页](//{SITE_HOST}/)\n"
    )
    return f"{front}\n{body}\n<p>编号 {post.code}</p>\n\n{links}"


def _story(chance: random.Random, publisher: str) -> str:
    lines = [f"<p>　　{_sentences(chance, 4)}</p>" for _ in range(chance.randrange(3, 9))]
    lines.append(f'<p class="em_media">（文章来源：{publisher}）</p>')
    return "\n".join(lines)


def _rolling(chance: random.Random) -> str:
    mark = f'<span id="mark_{chance.randrange(10**6):06d}"><a data-code="1">港湾造纸</a></span>'
    picture = f'<img src="http://pictures.{SITE_HOST}/{chance.randrange(10**6)}.png">'
    return (
        f"> {_sentences(chance, 2)}\n\n<p>{mark}{_sentences(chance, 3)}</p>\n"
        f"<center>{picture}</center>\n<p>{_sentences(chance, 4)}</p>"
    )


def _sentences(chance: random.Random, count: int) -> str:
    return "".join(_sentence(chance) for _ in range(count))


def _sentence(chance: random.Random) -> str:
    place, subject = chance.choice(PLACES), chance.choice(SUBJECTS)
    first, second = chance.sample(WORDS, 2)
    patterns = (
        f"据{place}{subject}介绍，今年{first}增长{chance.randrange(10, 990) / 10}%，{second}同步改善。",
        f"{place}居民表示，{first}与{second}都比去年多{chance.choice(NUMBERS)}成。",
        f"{subject}的{first}计划 {chance.choice(ENGLISH)} {chance.choice(ENGLISH)} 已进入第{chance.choice(NUMBERS)}期。",
        f"记者在{place}看到，{chance.randrange(2, 999)}名{first}参加了{subject}的{second}活动。",
    )
    return chance.choice(patterns)
