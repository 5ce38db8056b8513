/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-senses-private.h"

#include <stddef.h>

/*
 * Wordings that mean the same to a service desk, one group a line, written for this program. A
 * wording in two groups is of the first. Inflections of one stem need no place of their own.
 */
const char *const cue_sense_groups[] = {
  /* asking */
  "how, how do, how can, how to, way, 怎么, 如何, 怎样, 咋, 咋样, 怎么样",
  "why, reason, how come, 为什么, 为何, 为啥, 怎么会, 原因",
  "when, what time, 什么时候, 何时, 几点, 几时, 哪天",
  "where, whereabouts, what place, 哪里, 哪儿, 在哪, 什么地方",
  "who, whom, 谁, 哪位",
  "how much, how many, 多少, 几个",
  "how long, how soon, how many day, how fast, how quick, 多久, 多长时间, 几天",
  "explain, tell me, clarify, describe, detail, info, information, know, understand, learn, "
  "advice, "
  "告诉, 说明, 介绍, 了解, 知道, 咨询, 请问, 信息, 详情",
  "help, assist, support, 帮, 帮助, 帮忙, 协助",
  "allow, able, possible, permit, support for, eligible, entitle, qualify, 可以, 能不能, 能否, "
  "可不可以, 支持, 允许",
  "want, need, wish, would like, looking for, prefer, hope, 想, 想要, 需要, 希望, 打算",
  "recommend, suggest, suggestion, advise, propose, 推荐, 建议, 提议",
  "compare, difference, differ, versus, 比较, 区别, 差别, 对比",
  "use, using, used, usage, utilize, 使用, 用",

  /* yes and no */
  "not, no, never, none, without, nothing, 不, 没, 没有, 别, 无, 未",
  "yes, yeah, yep, sure, of course, correct, right, exactly, ok, okay, alright, agree, 是的, 对, "
  "好的, "
  "行, 嗯嗯, 可以的, 没错, 同意",
  "thank, thanks, thank you, appreciate, grateful, 谢谢, 感谢, 多谢, 谢了",
  "hello, hi, hey, good morning, good afternoon, good evening, greetings, 你好, 您好, 早上好, "
  "下午好, 晚上好",
  "bye, goodbye, see you, good night, 再见, 拜拜, 回头见",
  "sorry, apologize, apology, 抱歉, 对不起, 不好意思",

  /* what goes wrong */
  "reject, decline, deny, refuse, turn down, turned down, not accept, bounce, 拒绝, 驳回, 被拒, "
  "退回",
  "block, lock, freeze, frozen, suspend, disable, lock out, locked out, 冻结, 锁定, 封, 停用, "
  "停机, 挂失",
  "unblock, unlock, unfreeze, reactivate, 解锁, 解冻, 解封, 复机",
  "fail, failure, broken, break, broke, crash down, out of order, not work, stop working, not "
  "function, not go through, not gone through, not going through, malfunction, faulty, defect, "
  "damage, 坏了, 坏, 失败, 故障, 损坏, 不能用, 用不了, 不好使, 没反应",
  "problem, issue, trouble, difficulty, concern, 问题, 麻烦, 毛病",
  "wrong, incorrect, error, mistake, inaccurate, mismatch, not right, not match, 错, 错误, 不对, "
  "有误, 搞错, 弄错",
  "slow, lag, laggy, delay, late, overdue, take so long, 慢, 卡顿, 延迟, 延误, 晚点, 迟",
  "wait, pending, hold, still process, in progress, on hold, queue, 等, 等待, 处理中, 待处理, 排队",
  "missing, lost, lose, misplace, gone, vanish, disappear, can not find, not find, nowhere, 丢, "
  "丢失, 丢了, "
  "不见了, 遗失, 找不到, 没了",
  "steal, stole, stolen, theft, thief, rob, robbery, fraud, scam, hack, compromise, phish, 偷, "
  "被盗, 盗刷, 诈骗, 骗, "
  "骗子, 欺诈",
  "unknown, unfamiliar, strange, suspicious, weird, unauthorized, not recognize, not know, not "
  "make, "
  "not mine, not me, 陌生, 可疑, 不认识, 不是我",
  "stuck, swallow, eat, ate, retain, jam, not come out, 吞, 吞卡, 卡住",
  "twice, double, duplicate, two time, second time, again, repeat, 两次, 重复, 再次, 又",
  "extra, additional, unexpected, hidden, surcharge, more than, too much, overcharge, 额外, 多扣, "
  "多收, 乱收费, 多余",
  "complain, complaint, unhappy, angry, terrible, awful, unacceptable, disappoint, ridiculous, "
  "worst, "
  "投诉, 不满, 生气, 太差, 差劲, 失望, 举报",

  /* money */
  "fee, charge, charged, cost, price, rate, tariff, how expensive, expensive, 费用, 收费, 价格, "
  "多少钱, 价钱, 费率, "
  "资费, 手续费, 扣费, 贵",
  "cheap, cheaper, affordable, inexpensive, low cost, budget, less expensive, 便宜, 实惠, 划算, "
  "省钱, 经济",
  "discount, coupon, promotion, promo, voucher, deal, offer, special offer, sale, 优惠, 折扣, "
  "打折, 优惠券, 促销, 活动, "
  "满减",
  "free, no charge, complimentary, at no cost, 免费, 不要钱, 不收费",
  "pay, payment, paid, settle, checkout, 付款, 支付, 缴费, 付, 付钱, 交费, 买单, 结账",
  "refund, reimburse, reimbursement, money back, chargeback, get back, give back, 退款, 退钱, "
  "返还, 报销",
  "bill, invoice, statement, receipt, 账单, 发票, 流水, 收据, 对账单",
  "transfer, send money, sent money, wire, remit, remittance, 转账, 汇款, 转钱, 打款",
  "withdraw, withdrawal, withdrew, take out cash, take out money, take cash, take money out, get "
  "cash, "
  "cash out, 取款, 取现, 取钱, 提现",
  "deposit, top up, topup, top it up, load money, add money, add fund, put money, recharge, "
  "refill, "
  "存款, 充值, 存钱, 充钱, 充话费",
  "cash, money, fund, banknote, note, coin, 现金, 钱, 资金, 款",
  "balance, remaining, left on, 余额, 剩余, 结余, 还剩",
  "atm, cash machine, cashpoint, cash point, teller machine, 取款机, 柜员机, 提款机",
  "currency, euro, eur, dollar, usd, pound, gbp, sterling, yen, foreign currency, 货币, 币种, "
  "美元, 欧元, 外币, 人民币, 英镑, "
  "日元",
  "exchange, convert, conversion, exchange rate, 兑换, 汇率, 换汇, 换钱",
  "loan, borrow, lend, credit line, mortgage, 贷款, 借款, 借钱, 房贷, 借贷",
  "interest, apr, interest rate, 利息, 利率",
  "installment, instalment, monthly payment, pay monthly, 分期, 月供, 分期付款",
  "tax, vat, duty, 税, 税费, 关税",
  "income, salary, wage, paycheck, earn, 工资, 薪水, 收入",
  "save, saving, 节省, 储蓄, 省",
  "point, reward, loyalty, bonus, mile, cashback, 积分, 奖励, 返现, 里程, 会员",
  "insurance, policy, coverage, cover, insure, 保险, 保单, 投保, 承保, 保障",
  "claim, compensation, compensate, 理赔, 赔偿, 索赔, 赔付, 补偿",
  "direct debit, standing order, autopay, automatic payment, recur, auto renew, 自动扣款, 代扣, "
  "自动续费",
  "recipient, beneficiary, payee, 收款人, 收款方, 受益人",

  /* what is done with an order or a contract */
  "buy, purchase, bought, shop, acquire, get a new, 买, 购买, 选购, 下单, 入手",
  "order, apply, application, request, ask for, sign up for, 订单, 订, 申请, 办理, 预约",
  "book, reserve, reservation, booking, appointment, schedule, 预订, 预定, 订房, 订座, 约, 挂号",
  "cancel, call off, undo, revoke, revert, withdraw request, 取消, 撤销, 撤回, 不要了",
  "end, terminate, close, quit, stop, discontinue, unsubscribe, opt out, get rid of, delete, "
  "remove, "
  "销户, 注销, 退订, 终止, 关闭, 停止, 删除, 解约, 关掉",
  "open, create, register, sign up, signup, set up, setup, enroll, join, subscribe, 开户, 注册, "
  "开通, 创建, "
  "加入, 订阅, 报名, 设立",
  "activate, enable, turn on, switch on, start, begin, 激活, 启用, 打开, 开启, 开始",
  "turn off, switch off, deactivate, 关机, 停掉, 关了",
  "change, update, edit, modify, switch, alter, adjust, amend, swap, correct my, 改, 修改, 更改, "
  "变更, 更新, 更换, 调整, "
  "换成, 换",
  "replace, replacement, substitute, exchange it, 换货, 补办, 补卡, 调换",
  "return, send back, bring back, 退货, 退, 寄回",
  "renew, extend, extension, prolong, 续费, 续约, 续, 延期, 延长, 续保",
  "upgrade, better plan, higher tier, 升级, 升舱, 升档",
  "downgrade, lower plan, 降级, 降档",
  "add, include, attach, link, connect, pair, 添加, 增加, 绑定, 加上, 关联, 连接, 加",
  "deliver, delivery, ship, shipping, shipment, courier, mail, post, postal, dispatch, 送货, 配送, "
  "发货, 快递, 物流, "
  "寄, 邮寄, 运费, 包裹",
  "arrive, arrival, come, came, receive, received, get here, reach, turn up, show up, 到, 到货, "
  "收到, 送到, 到达, 抵达, 到账",
  "track, trace, status, progress, follow up, check on, 查询, 查, 进度, 状态, 跟踪, 查看",
  "show, appear, visible, display, reflect, see, view, look at, 显示, 看到, 看见, 出现",
  "limit, maximum, max, cap, restriction, restrict, most, minimum, 限额, 上限, 限制, 最多, 最高, "
  "额度, 最低",
  "guarantee, warranty, 保修, 质保, 三包, 售后",
  "repair, fix, mend, resolve, solve, 修, 维修, 修理, 解决, 修好",
  "install, installation, technician, engineer, on site, 安装, 上门, 师傅, 装机",
  "stock, availability, available, sold out, in stock, 库存, 有货, 缺货, 现货, 没货",
  "expire, expiry, expiration, valid until, run out, 过期, 到期, 有效期, 失效",

  /* who one is, and how one gets in */
  "password, passcode, pin, pin code, security code, 密码, 口令, 验证码",
  "verify, verification, confirm, prove, proof, validate, authenticate, 验证, 核实, 认证, 确认, "
  "核对, 证明",
  "identity, id, identification, passport, driver license, document, paper, 身份, 身份证, 证件, "
  "护照, 驾照, 材料, 资料",
  "login, log in, log on, sign in, access, get into, 登录, 登陆, 进不去, 登不上",
  "forget, forgot, not remember, 忘, 忘记, 忘了, 不记得",
  "account, profile, 账户, 账号, 帐号, 帐户, 户头",
  "name, surname, call me, 姓名, 名字, 名称, 叫什么",
  "age, old enough, young, minor, adult, year old, birthday, 年龄, 岁, 未成年, 成年, 生日",
  "child, kid, son, daughter, baby, teenager, 孩子, 小孩, 儿子, 女儿, 宝宝, 儿童, 学生",
  "wife, husband, spouse, partner, family, parent, relative, 妻子, 丈夫, 老公, 老婆, 家人, 父母, "
  "家属, 爸妈, 老人",
  "friend, colleague, guest, 朋友, 同事, 同学, 客人",
  "address, move house, moved, relocate, postcode, zip code, street, house, home, 地址, 搬家, "
  "住址, 邮编, 街道, 位置",
  "phone number, mobile number, contact, 电话, 手机号, 号码, 联系方式, 联系电话",
  "email, e mail, mailbox, inbox, 邮箱, 邮件, 电子邮件",
  "agent, representative, advisor, operator, human, real person, person, manager, supervisor, "
  "人工, 客服, 经理, 主管, "
  "专员, 工作人员, 负责人",
  "privacy, personal data, confidential, 隐私, 个人信息, 泄露",

  /* things */
  "card, credit card, debit card, bank card, plastic, 卡, 银行卡, 信用卡, 借记卡, 储蓄卡",
  "virtual, digital, disposable, online only, 虚拟, 电子",
  "physical, actual, real, 实体, 实物",
  "contactless, tap, apple pay, google pay, nfc, wallet, 感应, 非接, 碰一碰, 钱包",
  "phone, mobile, cell, cellphone, smartphone, handset, device, tablet, 手机, 设备, 机子, 平板",
  "computer, laptop, desktop, pc, notebook, 电脑, 笔记本, 主机",
  "app, application program, website, web site, site, online, portal, internet bank, 网站, 网上, "
  "软件, 应用, 客户端, 线上, "
  "官网",
  "internet, wifi, wi fi, broadband, network, signal, connection, data plan, 网络, 宽带, 上网, "
  "信号, 网速, 流量, 断网",
  "message, text message, sms, notification, alert, remind, reminder, 短信, 通知, 消息, 提醒",
  "call, phone call, ring, dial, 打电话, 来电, 通话, 回电, 呼叫",
  "plan, package, bundle, 套餐, 方案, 计划, 资费包",
  "contract, agreement, terms, 合同, 合约, 协议, 条款",
  "size, fit, too small, too big, large, small, 尺码, 尺寸, 大小, 大号, 小号, 合身",
  "color, colour, 颜色, 款式, 样式",
  "quality, material, 质量, 材质, 品质, 做工",
  "store, branch, office, outlet, 门店, 网点, 营业厅, 分行, 店, 柜台",
  "opening hour, business hour, open until, open at, 营业时间, 开门, 几点关门, 上班时间, 开放时间",

  /* being out */
  "abroad, overseas, foreign, international, country, europe, travel, vacation, holiday, trip, "
  "国外, 出国, 境外, 国际, 海外, "
  "旅游, 旅行, 度假, 游玩",
  "roam, roaming, 漫游",
  "flight, fly, plane, airline, airport, 航班, 飞机, 机票, 机场",
  "train, railway, station, 火车, 高铁, 车站, 动车",
  "subway, metro, underground, tube, 地铁, 轨道交通",
  "taxi, cab, ride, driver, uber, 出租车, 打车, 的士, 出租, 网约车, 司机",
  "bus, coach, 公交, 大巴, 巴士",
  "hotel, room, hostel, inn, lodge, accommodation, 酒店, 宾馆, 旅馆, 住宿, 旅店, 房间, 客栈",
  "restaurant, dine, dining, eat out, meal, food, dinner, lunch, breakfast, cuisine, 餐馆, 餐厅, "
  "饭店, 吃饭, 美食, "
  "饭馆, 菜馆, 用餐",
  "dish, menu, specialty, 菜, 推荐菜, 招牌菜, 特色菜, 好吃",
  "sight, attraction, museum, park, tourist, 景点, 景区, 公园, 博物馆, 名胜, 好玩",
  "ticket, admission, entrance fee, 门票, 票价, 票",
  "near, nearby, close to, around, neighborhood, vicinity, 附近, 周边, 旁边, 周围, 邻近, 离得近",
  "far, distance, 远, 距离, 多远",
  "rating, review, score, star, 评分, 评价, 星级, 口碑, 分以上, 高分",
  "per person, average spend, 人均, 平均消费, 每人",
  "parking, park the car, 停车, 车位, 停车场",
  "car, vehicle, auto, automobile, truck, van, motorcycle, 汽车, 车, 车辆, 轿车, 摩托",
  "plate, license plate, registration number, 车牌, 牌照",
  "crash, accident, collision, wreck, hit, 事故, 车祸, 碰撞, 撞",
  "weather, rain, storm, snow, 天气, 下雨, 下雪",
  "depart, departure, leave, set off, from where, 出发, 出发地, 从哪",
  "destination, go to, going to, 目的地, 去哪, 想去, 前往",
  "bag, baggage, luggage, suitcase, carry on, 行李, 箱子, 包",
  "seat, aisle, window seat, 座位, 座椅, 选座",

  /* time and amount */
  "quick, fast, soon, urgent, urgently, asap, immediately, right away, expedite, rush, hurry, "
  "speed, "
  "快, 尽快, 马上, 立刻, 加急, 着急, 赶紧, 急",
  "today, tonight, now, this moment, currently, 今天, 现在, 今晚, 目前, 当前",
  "tomorrow, next day, 明天, 后天, 次日",
  "yesterday, last night, 昨天, 前天",
  "week, weekly, fortnight, weekend, 周, 星期, 礼拜, 周末",
  "month, monthly, 月, 每月, 按月, 月份",
  "year, annual, annually, yearly, 年, 每年, 年度, 按年",
  "day, daily, working day, business day, 天, 每天, 工作日, 日",
  "hour, minute, 小时, 分钟, 钟头",
  "time, date, long time, duration, take long, 时间, 日期, 时长",
  "often, frequent, frequency, frequently, every time, 经常, 常常, 频率, 总是, 老是",
  "all, whole, entire, every, each, everything, total, 全部, 所有, 都, 一共, 总共, 整个",
  "many, multiple, several, more, another, other, 多个, 几, 其他, 别的, 另外, 更多",
  "first, one, single, only, 第一, 首次, 单个, 一个, 只",
  "new, brand new, latest, 新, 新的, 最新, 全新",
  "old, previous, former, existing, past, 旧, 之前, 以前, 原来, 老的",
  "best, good, great, nice, better, 最好, 好, 不错, 优秀, 更好",
  "bad, poor, worse, 差, 不好, 糟糕, 烂",
  NULL,
};
