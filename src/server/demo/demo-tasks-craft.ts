/** Craft, teamwork and improvement: what makes the rest of the work last. */
import { mentorSaid, type Task, teacherSaid } from './demo-task.ts'

export const craftTasks: readonly Task[] = [
  {
    key: 'defect-card',
    at: 'both',
    stage: 2,
    codes: ['S37', 'K12', 'C09'],
    minutes: 40,
    title: { en: 'Write a defect card', zh: '写故障单' },
    en: [
      { did: 'Wrote the card for the oil trace, then gave it to someone who had not seen the car. He went to the wrong damper. Rewrote it with side, position and a sketch.', tries: 2, said: [teacherSaid('Testing a text on a stranger: good engineering.')] },
      { did: 'Three cards: what I saw, since when, what I did, what is open. Left out what I think the cause is, because I do not know.' },
    ],
    zh: [
      { did: '渗油故障单写好后给没看过车的人，他走到了另一个减振器。重写，加上侧别、位置和草图。', tries: 2 },
      { did: '写三张单：看到什么、什么时候开始、做了什么、还剩什么。原因不知道就不写。' },
      { did: '自己装反的滤芯，自己开了故障单，写明是我装的。', defect: '滤芯是我装反的。', said: [mentorSaid('自己开自己的单，班里第一次。记住今天。', 'ownDefects')], reflection: { dimension: 'rigour', shared: true, text: '开自己的单之前坐了十分钟。开完反而轻松了。师傅只说了一句“知道了”，然后教我怎么看箭头。', answer: mentorSaid('谁没装反过。报出来的，我放心。') } },
    ],
  },
  {
    key: 'handover',
    at: 'both',
    stage: 2,
    codes: ['S38', 'C12', 'K12'],
    minutes: 45,
    title: { en: 'Shift handover', zh: '交接班' },
    en: [
      { did: 'Handed over at the car, not at the table. Done, open, dangerous. The next shift repeated the dangerous part back to me: the earthing is still on.' },
      { did: 'Took over from the night shift. Their list had nine points, I found a tenth by asking about the open panel.', said: [mentorSaid('An open panel is always a question. Good.')] },
    ],
    zh: [
      { did: '在车旁交班，不在桌边。做完的、没完的、危险的，对方把“接地线还挂着”复述一遍。' },
      { did: '接夜班，单子九条，我问了那块开着的盖板，问出第十条。' },
      { did: '第一次独立交班，漏说了借给别班的扭力扳手，对方追问才想起来。', defect: '漏交一把扭力扳手。' },
    ],
  },
  {
    key: 'jig',
    at: 'both',
    stage: 3,
    codes: ['S39', 'C10', 'S06'],
    minutes: 150,
    title: { en: 'Make a small jig', zh: '做一个小工装' },
    en: [
      { did: 'Made a stop for the depth gauge so that it sits square. First one wobbled by 0.05. Scraped the base on the surface plate, now it repeats within 0.01. Ten readings with and ten without are in my notebook.', tries: 3, better: 'The stop saves about two minutes a bogie and one argument a day.', said: [teacherSaid('Ten with and ten without: now it is evidence.', 'improvement')] },
      { did: 'A wooden cradle for the brake caliper, so one person can turn it safely. Tested with the scrap caliper first.', better: 'Second version gets a strap.' },
    ],
    zh: [
      { did: '给深度尺做一个靠山，第一个晃0.05，平板上刮研底面后重复在0.01内。用和不用各测十次。', tries: 3, better: '一个转向架省两分钟，还少吵一次。' },
      { did: '做夹钳翻转木托，先用报废件试，第二版加绑带。', better: '第二版加绑带，一个人能翻。' },
      { did: '给塞尺做了套管，只露出要用的那一片，不会拿错。', reflection: { dimension: 'excellence', shared: true, text: '套管是用废热缩管做的，不值一块钱。但昨天师傅自己拿去用了，没还我。我觉得这是最好的评语。', answer: mentorSaid('好用，不还了。') } },
    ],
  },
  {
    key: 'teach',
    at: 'both',
    stage: 3,
    codes: ['S40', 'C12'],
    minutes: 60,
    title: { en: 'Teach one step to a peer', zh: '教同伴一道工序' },
    en: [
      { did: 'Taught the new apprentice how to check zero on a caliper. I talked too much; when I shut up and let her do it she found the burr herself.' },
      { did: 'Showed torque order to two second-years. One asked why star order, and I could not explain properly. Looked it up and explained it after the break.', said: [teacherSaid('Coming back with the answer after the break: that is teaching.')] },
    ],
    zh: [
      { did: '教师弟给卡尺对零，我话太多，闭嘴让他自己来，他自己找到了毛刺。' },
      { did: '教两个二年级同学螺栓顺序，被问为什么星形，没讲清，查了资料课间后再讲。' },
      { did: '教同伴挂锁，他先挂牌后上锁，跟我当初一样。我没有笑。' },
    ],
  },
  {
    key: 'craftsman',
    at: 'both',
    stage: 2,
    codes: ['K13', 'C12'],
    minutes: 60,
    title: { en: 'Listen to a retired fitter', zh: '听老钳工讲故事' },
    en: [
      { did: 'A retired fitter showed us his scraper from 1983. He spoke about one surface plate for an hour. What stayed with me: he checked his own work again on the next morning, with cold eyes.' },
      { did: 'Read about the grinder who works bogie joints down to five hundredths by hand, and about his first year, which was all rejects. We talked about it at lunch.', reflection: { dimension: 'dedication', shared: true, text: 'Nobody tells you that the first year was all rejects. They show the medal. I feel better about my own heap.', answer: teacherSaid('Keep one piece of the heap. In five years you will want to show it to somebody.') } },
    ],
    zh: [
      { did: '退休钳工带来1983年的刮刀，一块平板讲了一小时。印象最深：第二天早上凉眼再看一遍自己的活。' },
      { did: '看了手工研磨转向架节点的老师傅的报道，头一年全是废品。中午大家聊了很久。' },
    ],
  },
  {
    key: 'sorting',
    at: 'both',
    stage: 1,
    codes: ['C11', 'C01'],
    minutes: 50,
    title: { en: 'Sort scrap and returnable parts', zh: '废旧件分拣' },
    en: [
      { did: 'Sorted the red bins: copper, steel, rubber, returnable. Found two good O-ring kits among the scrap, still sealed, back to the store.' },
      { did: 'Weighed used rags: 14 kg a week in our bay. Asked for a wash bag instead; the store will try it for a month.', better: 'Washable rags, one colour for oil and one for clean.' },
    ],
    zh: [
      { did: '分拣红箱：铜、钢、橡胶、可返修。废品里翻出两包未拆的密封圈，退库。' },
      { did: '称了一周的擦布，14公斤，申请改用可洗的，仓库同意试一个月。', better: '可洗擦布，油的和干净的分两种颜色。' },
      { did: '下班前收拾班组场地，地上每颗螺丝都要问一句“从哪来的”。', said: [teacherSaid('问螺丝从哪来，比扫地重要。')] },
    ],
  },
]
