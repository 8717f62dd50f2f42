"""Words and patterns for made-up financial news. Nothing that is made of them is true."""

from __future__ import annotations

CHARACTERS = (
    "安宝北本博昌长成城诚创春达大德鼎东都多恩发方飞丰峰福富高格冠光广国海航和恒宏鸿华汇惠吉佳嘉"
    "建江金锦京景久巨君凯康科坤兰乐力利联林凌隆龙路鲁绿茂美民明木南宁诺盘朋平普齐奇启千庆秋全仁日"
    "荣瑞润森山商尚深胜盛石世首水顺思四松泰唐腾天田同通万旺威维伟文五西希先祥翔新鑫信星兴雄旭雅阳扬"
    "业一医怡艺益银英永友宇玉裕元远源岳云泽展兆振正之志智中众洲卓子紫祖尊岸柏波岛岭湖河港桥塔井泉溪"
    "谷野坡湾洋舟帆桂梅竹荷菊枫杉榕槐柳杨桃李橙橘茶药米麦豆棉丝绸瓷铁铜锡铝钢煤油气电磁声影书画琴棋"
)
SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋"
PLACE_ENDS = "市 县 区 镇 港 新区 开发区 高新区".split()
TRADES = (
    "科技 电子 生物 医药 能源 环保 文化 传媒 置业 物流 材料 智能 软件 网络 证券 汽车 航空 食品 农业"
    " 化工 机械 光电 通信 半导体 储能 造船 纸业 钟表"
).split()
FIRM_ENDS = "有限公司 股份有限公司 集团 控股集团 研究院".split()
THINGS = (
    "储能电站 集装箱码头 充电桩 数据中心 高速铁路 轨道交通 风电场 光伏组件 动力电池"
    " 芯片 航空发动机 冷链物流 跨境电商 普惠贷款 绿色债券 养老社区 保障性住房 城市更新"
    " 智慧农业 深海养殖 再生水 氢能 工业机器人 低空经济 数字货币 碳排放权"
    " 海底电缆 医疗器械 种子 特种纸"
).split()
MEASURES = (
    "营业收入 净利润 订单金额 研发投入 货运吞吐量 用电量 出口额 贷款余额 装机容量 销售额".split()
)
OFFICES = (
    "发改委 统计局 商务局 交通局 住建局 农业农村局 市场监管局 税务局 海关 人民银行分行".split()
)
OUTLETS = (
    "gangwan:港湾财经 haian:海岸日报 beishan:北山在线 nanhu:南湖晚报 dongling:东岭观察"
    " xihe:西河时报 qingshi:青石网 baisha:白沙周刊 yunqiao:云桥新闻 songlin:松林快讯"
    " changdi:长堤证券 xindu:新渡商报"
).split()
SYLLABLES = "ba co da fi ge ho in ka lo mi no or pa ra so ta ul ve wi za tech net flow soft".split()

# What stands in braces is filled in: see ``benchmarks.maker``.
PATTERNS = (
    "{firm}{day}发布公告称，公司前三季度实现{measure}{sum}亿元，同比增长{share}%。",
    "据{place}{office}介绍，今年以来全市{thing}项目完成投资{sum}亿元，占全年计划的{share}%。",
    "{person}表示，{firm}将投资{many}万元在{place}建设{thing}，预计新增就业{many}人。",
    "记者从{place}{office}获悉，截至{day}，当地{thing}累计建成{many}个，{measure}提高{share}%。",
    "{person}在接受采访时说：“{thing}不是一天建成的，{place}愿意等。”",
    "{day}，{firm}与{place}签订合作协议，双方将在{thing}与{other}领域共同投入{sum}亿元。",
    "在{thing}方面，{firm}推出新一代 {word} 平台，单价{many}元，首批交付{place}。",
    "分析师{person}认为，{measure}的回升说明{thing}需求稳定，但{other}的价格仍有{share}%的下行空间。",
    "{office}数据显示，{day}{place}{measure}为{sum}亿元，较上月回落{share}个百分点。",
    "{word} {name} reported that {word} {name} rose {share} percent in {year}，{person}没有回应。",
    "截至收盘，{firm}报{sum}元，涨幅{share}%，成交额{many}万元，换手率{share}%。",
    "{place}的{thing}从{year}年的{many}台增加到今年的{many}台，{person}称这只是开始。",
)
TITLES = (
    "{firm}：{measure}同比增长{share}%",
    "{place}{thing}项目开工 总投资{sum}亿元",
    "{person}：{thing}与{other}应当一起看",
    "{place}{office}：{measure}回升{share}%",
    "{firm}发布 {word} 平台 {thing}再添新军",
)
