/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-said-lexicon.h"

#include <string.h>

/* One line, one thing. A wording stands where a lead writes it; the first line that has it counts.
 */
static const char *const classes[] = {
  "|免费|不收钱|不收费|不要钱|不花钱|不收 … 钱|不收 … 费|不要 … 钱|不用 … 钱|不花 … "
  "钱|零元|0元|一分钱不|一分不|一分都不|白送|白给|免了|全免|免单|不另收|不额外收|不用付|不用给|"
  "没有费用|没费用|赠送|分文不|不算钱|一毛不|不用掏|不用出钱|不产生费用|免掉|我们出|公司出|"
  "算我们的|",
  "|抱歉|对不起|不好意思|对不住|过意不去|道歉|致歉|赔不是|赔个不是|见谅|歉意|请您谅解|",
  "|感谢|谢谢|多谢|感激|谢您|谢啦|谢过|",
  "|马上|立刻|立即|立马|即刻|当场|实时|这就|现在就|当下|秒|即时|随即|一办就|",
  "|下个月|下月|次月|下一个月|下个账期|下月初|转月|",
  "|这个月|本月|当月|这月|本期|眼下这个月|",
  "|一号|1号|1日|一日|月初|头一天|第一天|",
  "|每月|一个月|每个月|月租|月费|按月|一月|一个月是|",
  "|生效|起效|开始算|起用|启用|起算|算起|执行|开始用|换上|用新的|切换|算数|实施|",
  "|不变|不动|不改|照旧|照常|不涨|维持|保持|没变化|没有变化|跟原来一样|还是原来|照原来|按原来|原样|"
  "不会变|不作改动|一点不变|跟以前一样|和原来一样|还跟原来|照样|不受影响|原来怎样|原来多少|",
  "|上门|到家|到您家|去您家|登门|到府|入户|上您家|来您家|到您那|去您那|上您那|到您府上|来家里|"
  "去家里|",
  "|师傅|工程师|维修人员|技术员|技术人员|装维|安装人员|维修员|维修师|工人|装机员|装维人员|"
  "工作人员|",
  "|不用|不需要|不必|无需|用不着|甭|免得|省得|没必要|犯不着|无须|不消|不劳您|",
  "|短信|信息|消息|发您手机|发到您手机|发手机|简讯|手机短信|",
  "|发给您|发您|给您发|发过去|推给您|传给您|发送|发到|发过来|转给您|推送|递给您|",
  "|登记|记录|建单|记下|记上|报上去|立案|受理|备案|录入|录进|写进|提交|记好|建了单|录好|登上|"
  "做了记录|上报|报备|",
  "|回复|回话|回电|答复|联系您|打给您|给您打|打过去|回您|回信|通知您|跟您联系|和您联系|与您联系|"
  "给您去电|打回来|打回去|给您回|联络您|致电您|给您个说法|给您消息|给您准信|找您|给您来电|",
  "|提醒|通知|告诉您|提个醒|提示|预警|知会|告知|发短信|喊您|",
  "|冻结|锁定|停用|锁住|锁上|封|暂停|停掉|冻上|冻住|封掉|封住|锁死|关停|挂失|止付|停住|锁了|冻了|",
  "|报警|110|一一零|警察|派出所|公安|警方|打幺幺零|",
  "|转账|转钱|汇款|打款|打钱|汇钱|付款|付钱|给钱|转出去|打过去钱|",
  "|验证码|校验码|动态码|短信码|动态密码|六位数字|手机码|",
  "|退订|取消|关掉|退掉|关闭|停掉|注销|撤掉|撤销|解除|解约|给您关|帮您关|退了|停了|去掉|不订了|",
  "|退回|退还|退费|返还|退给|退到|返到|退进|退钱|返给|还给您|退款|回到您|返回|补回|退您|如数退|",
  "|不够|不太够|不大够|超了|超出|不足|紧张|用不下|不够使|不够用|吃紧|捉襟见肘|欠点|偏少|偏小|"
  "兜不住|满足不了|撑不住|",
  "|够|够用|足够|够了|充足|够使|管够|富余|绰绰有余|尽够|敷用|用得开|没问题|不愁|用不完|",
  "|随时|什么时候都|任何时候|哪天都|想 … 就|啥时候都|何时都|随时随地|任意时间|",
  "|没有合约|没合约|无合约|不签合约|不用签|没有合同|没签约|不签协议|没有协议|不绑|不签合同|"
  "没有约束|不捆绑|没有绑定|不需要签|不带合约|没有捆绑|合约期也没有|没有合约期|不限期|零合约|"
  "没有合约限制|不用签合同|",
  "|自动|自己就|它自己|系统会|系统自己|自个儿|不用您操作|自动就|系统就|",
  "|人工|真人|坐席|专席|人工客服|活人|人工坐席|客服专员|客服人员|专人|",
  "|直接|一拨就|一打就|直通|直连|马上就是|一键|一拨通|一打通|一步|",
  "|位置|在哪|定位|方位|在什么地方|人在哪|去了哪|行踪|",
  "|超|超了|超出|用超|超过|用完|用光|超额|超套|多用|超出去|超量|用爆|用过头|用多|",
  "|限速|降速|慢一点|慢点|网速慢|速度慢|网速降|速度降|慢下来|变慢|慢一些|慢些|速度会慢|网慢|"
  "降一点速|降低速度|降网速|调低速度|",
  "|接着用|结转|留到下|转到下|累积到|顺延|继续用|接着使|下月再用|存到下|攒到下|滚到下|还能用|"
  "挪到下|转结|延到下|",
  "|共用|共享|一起用|合着用|共同使用|一块用|一块儿用|同享|大家用|公用|一同使用|合用|",
  "|含|包含|包括|里面有|里头有|带|内含|包|涵盖|附带|在内|自带|配|也算|都有|算在里|已经有|里头带|",
  "|推荐|建议|您选|您用|不如|可以选|可以考虑|首选|介绍|我看|我觉得|适合|合适|",
  "|核对|核实|确认|对一下|核一下|验证|核验|核一核|再对|对一对|确认一下|核查|比对|对上|",
  "|坏了|出毛病|故障|出问题|有问题|坏掉|不好使|损坏|用坏|罢工|不灵|失灵|坏的话|",
  "|换|更换|换一个|换新|换台|换个新|调换|给您换|换一台|替换|换掉|换到|",
  "|身份证|证件|身份证件|证|本人证件|",
  "|慢慢说|慢点说|说慢|慢一点|慢些|讲慢|慢慢讲|慢慢跟|放慢|慢点|慢慢来|语速慢|",
  "|不着急|不急|别急|别着急|不用急|慢慢来|不慌|不赶|不要急|别慌|莫急|甭急|不必急|不用赶|不要着急|",
  "|清楚|明白|听清|听懂|懂了|理解|了解|听见|听明白|懂|晓得|明了|",
  "|老人|老人家|长辈|爸妈|老年人|大爷|父母|爷爷奶奶|老爷子|老太太|家里老人|",
  "|孩子|小孩|娃|小朋友|宝宝|小朋友家|儿子|女儿|孩子家|小家伙|宝贝|",
  "|陌生|不认识|生人|外人|别人|陌生人|骚扰|其他人|生号|",
  "|一份账单|一张账单|账单就一|一个账单|账单合|合成一|账单只有一|一张单|一个单|一起交|合并|"
  "合在一起|账单也就一|一并|一单|",
  "|密码|口令|pin|服务密码|",
  "|家人|家里人|亲人|家属|亲戚|儿女|子女|家里面人|",
  "|明天|明儿|明日|次日|第二天|",
  "|银行卡|卡|储蓄卡|信用卡|",
  "|到账|到位|到手|收到|充上|入账|能收到|进账|",
  "|别的|其他|其它|另外|别个|另一|还有什么|其余|",
  "|帮您|给您|替您|为您|帮你|",
  "|原因|为什么|为啥|缘由|怎么回事|因为什么|咋|缘故|怎么想|为何|",
  "|链接|网址|页面|链儿|地址栏|商品页|购买链接|网页|",
  "|尺码|大小|尺寸|码数|号码大小|码|几码|码子|",
  "|颜色|色|花色|配色|色系|什么色|",
  "|评价|评论|口碑|买家反馈|晒单|买家秀|反馈|评分|",
  "|便宜|省|实惠|划算|低一点|经济|省钱|更低|优惠|价低|价格低|少花|亲民|",
  "|运费|邮费|快递费|邮资|运输费|寄费|物流费|来回邮费|",
  "|保留|留着|给您留|留|预留|占着|留位|等您|留好|帮您留|",
  "|满了|订满|约满|没位|没有位|没房|订完|客满|没座|没空位|坐满|爆满|没有空|满座|订光|排满|",
  "|晚到|晚|迟|来不及|赶不上|迟到|晚点|耽搁|路上堵|延误|",
  "|签收|收到货|收货|到货|收到|拿到|到手|收到东西|货到|",
  "|吊牌|标签|牌子|标牌|挂牌|吊牌标签|",
  "|补发|再发|重新发|重发|再寄|补寄|重寄|换发|再给您发|另发|再邮|补一|发一件新|新发|",
  "|缺点|短板|不足|弱点|毛病|美中不足|缺陷|不好的地方|遗憾|",
  "|打个电话|打电话|致电|来电话|电话联系|电话问|拨个电话|打一通|通个电话|去个电话|电话确认|"
  "打一个电话|",
  "|自愿|看您|随您|您决定|您自己定|由您|您说了算|凭心意|全凭|不强求|不勉强|自己决定|",
  "|难过|遗憾|痛心|悲痛|心里不好受|沉痛|伤心|难受|揪心|惋惜|",
  "|free|no cost|no charge|costs nothing|without charge|at no cost|doesn't cost|no fee|free of "
  "charge|nothing to pay|without a fee|don't charge|not charge|cost you nothing|costs you "
  "nothing|won't cost|on us|on the house|complimentary|not a penny|doesn't cost you|without "
  "paying|no fees|fee free|don't pay anything|zero cost|for nothing|at no charge|no extra cost|not "
  "charged|",
  "|sorry|apologise|apologize|apologies|apology|regret|my apologies|",
  "|thank you|thanks|grateful|appreciate|cheers|many thanks|thank|",
  "|month|monthly|per month|a month|each month|every month|by the month|pcm|",
  "|year|yearly|annual|annually|per year|a year|each year|every year|per annum|twelve months|12 "
  "months|",
  "|straight away|right away|immediately|at once|now|instantly|this minute|right now|on the "
  "spot|there and then|",
  "|call|ring|phone|contact|get in touch|give you a call|give you a ring|be in touch|reach "
  "out|speak to|telephone|drop you a line|get hold of|",
  "|email|message|send|text|post|write|drop you|pass on|forward|mail|ping|",
  "|blocked|frozen|stopped|cancelled|locked|block|freeze|deactivated|put a stop|put a block|put a "
  "hold|shut off|suspended|disabled|switched off|turned off|",
  "|refunded|given back|put back|paid back|returned|credited|reversed|reimbursed|gave back|give "
  "back|money back|put the money back|back in your account|waived|",
  "|help|assist|support|give you a hand|sort out|look after|lend a hand|",
  "|tomorrow|by tomorrow|the next day|within a day|end of tomorrow|the following day|within 24 "
  "hours|",
  "|check|look at|look into|look|see|find out|have a look|take a look|go through|go "
  "over|review|examine|pull up|investigate|dig into|",
  "|why|reason|the cause|what caused|how come|what went wrong|because|the explanation|down to|",
  "|nothing more|no more|nothing else|nothing further|not another|no further|nothing can|no one "
  "can|nobody can|stop anything|",
  "|nobody|no one|no-one|none|not anyone|can't be used|cannot be used|useless|",
  "|take your time|no rush|no hurry|no pressure|whenever you're ready|all the time you need|at "
  "your own pace|don't rush|as long as you need|there's no need to rush|not in any rush|",
  "|change your mind|cancel|back out|pull out|think again|reconsider|withdraw|walk away|second "
  "thoughts|cooling-off|cool off|go back on it|change of heart|decide against|call it off|step "
  "back|undo it|",
  "|at least|minimum|no less than|a minimum of|or more|starts at|starting from|the smallest|the "
  "least|not less than|upwards|",
  "|up to|maximum|at most|no more than|as much as|the most|limit|cap|a ceiling|the highest|not "
  "over|not more than|at the outside|max|",
  "|lower|less|reduced|drops|not as high|smaller|goes down|falls|not as good|worse|comes "
  "down|below|pays less|dips|",
  "|down|fall|drop|go down|lower|decrease|falls|drops|sink|decline|slide|shrink|",
  "|up|rise|go up|increase|higher|grow|climb|gain|improve|",
  "|guaranteed|fixed|locked in|won't change|doesn't change|set|stays the "
  "same|certain|promised|can't change|stays put|secured|",
  "|variable|can change|may change|not fixed|could change|might change|moves|goes up and "
  "down|isn't fixed|vary|varies|floating|can move|",
  "|clear|pay it off|pay off|settle|in full|pay it back|pay in full|paying it off|wipe|zero it|pay "
  "the lot|pay the whole|clear it|paid off|empty|",
  "|early|before the end|sooner|ahead of time|before time|ahead of schedule|before then|in advance "
  "of|before it's due|",
  "|excess|deductible|first part|the first|your share|contribution|out of your own pocket|out of "
  "pocket|yourself|",
  "|claim|claims|making a claim|each claim|if you claim|put in a claim|",
  "|repossessed|lose your home|take your home|lose the house|taken away|taken from "
  "you|repossess|lose it|repossession|lose the property|",
  "|application|apply|applying|go ahead|full application|applied|put in an application|formally "
  "apply|",
  "|circumstances|situation|position|your own case|personal|individual|depends on you|",
  "|business|trade|company|work|trading|firm|self-employed|",
  "|separate|apart|separately|not mixed|keep them apart|split|divided|on its own|in its own|",
  "|abroad|overseas|foreign|in other countries|outside the country|anywhere in the world|away|",
  "|permission|consent|agreement|authority|their ok|say-so|authorisation|go-ahead|approval|",
  "|notes|record|records|history|file|log|what you told|previous calls|earlier calls|case notes|",
  "|start again|repeat|explain again|from scratch|over again|go through it all again|say it all "
  "again|tell it again|from the beginning|go over it again|start over|once more|tell the whole "
  "story|all over|",
  "|ownership|responsible|responsibility|look after this|take charge|own it|own this|handle "
  "this|deal with this|take it on|see it through|",
  "|trace|track|chase|search for|hunt down|follow it|find it|look for it|tracing|tracer|locate|",
  "|link|url|web address|page|listing|product page|card|",
  "|size|sizing|sizes|fit|measurements|what size|",
  "|colour|color|colours|shade|colors|shades|",
  "|reviews|review|ratings|feedback|what buyers say|comments|what other buyers|customer comments|",
  "|cheaper|less expensive|lower price|costs less|more affordable|better value|lower-priced|for "
  "less|saves you|easier on the wallet|budget|kinder on|",
  "|full|booked|fully booked|taken|no tables|no rooms|unavailable|not available|no "
  "availability|sold out|nothing left|booked up|gone|packed|",
  "|kept|held|hold|keep|reserved|saved|wait|holding|hang on to|put aside|set aside|",
  "|late|delayed|running late|behind|held up|not on time|stuck in traffic|can't make it|running "
  "behind|",
  "|postage|shipping|delivery cost|return cost|cost of sending|carriage|courier cost|return "
  "shipping|",
  "|pick-up|collect|collected|pick it up|collection|picked up|come and get|come for it|courier "
  "come|",
  "|weak|downside|drawback|minus|disadvantage|shortcoming|weakness|catch|negative|not so "
  "good|could be better|con|",
  "|repeat|say it again|go over|read back|once more|run through|recap|confirm|check|sum up|",
};

/* By wording its class, as it is split; made once and kept. */
static GHashTable *
table_new (void)
{
  GHashTable *table = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    {
      g_autofree char *inside = g_strndup (classes[i] + 1, strlen (classes[i]) - 2);
      GStrv members = g_strsplit (inside, "|", -1);

      for (guint k = 0; members[k] != NULL; k++)
        if (!g_hash_table_contains (table, members[k]))
          g_hash_table_insert (table, members[k], members);
    }
  return table;
}

const char *const *
cue_said_lexicon_find (const char *wording)
{
  static GHashTable *table;

  if (g_once_init_enter (&table))
    g_once_init_leave (&table, table_new ());
  return g_hash_table_lookup (table, wording);
}
