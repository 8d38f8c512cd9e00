/** Safety and order: the first weeks of everybody. */
import { mentorSaid, type Task, teacherSaid } from './demo-task.ts'

export const safetyTasks: readonly Task[] = [
  {
    key: 'routes',
    at: 'both',
    stage: 1,
    codes: ['K01', 'C02'],
    minutes: 120,
    title: { en: 'Walking routes and signals', zh: '行走路线与信号认知' },
    en: [
      { did: 'Walked all routes from the gate to tracks 3 to 8 with the shift leader. Learned where one must stop, look and point, and what the blue flag on a train means. Got the derailer sign wrong once.', better: 'The mirror at the corner of track 5 is blind from the left. I told the shift leader.' },
      { did: 'Crossed the yard twice, first led, then leading. I had to say each signal aloud before crossing. Forgot the rule about passing behind a standing train: ten metres, not five.' },
      { did: 'Routes again, this time in the dark at 18:00. The same places look different. Practised the lamp signals for stop and go.', said: [mentorSaid('Good that you asked for a second round. Most people learn the yard in daylight only.')] },
    ],
    zh: [
      { did: '跟班长把出入口到各股道的路线走了一遍，学“一站、二看、三通过”。脱轨器标志认错一次。', better: '5道拐角的凸面镜被配电箱挡住一半，已告诉班长。' },
      { did: '先跟着走，再自己带着走，每过一处要口呼信号。停留车辆后方通过的距离记成5米，应该是10米，重新背了一遍。' },
      { did: '晚上六点又走了一遍路线。灯光下看信号和白天完全不同，练了停车、减速、前进的灯显信号。', reflection: { dimension: 'rigour', shared: true, text: '白天走十遍不如晚上走一遍。师傅说，人是在“走熟了”的那天出事的。我以后每次过道口还是把手指出来，不怕别人笑。', answer: teacherSaid('“走熟了的那天”这句话，下次班会请你讲给大家听。') } },
    ],
  },
  {
    key: 'lockout',
    at: 'both',
    stage: 1,
    codes: ['S01', 'K02'],
    minutes: 90,
    title: { en: 'Lock out and tag a circuit', zh: '断电挂锁挂牌' },
    en: [
      { did: 'Isolated the auxiliary supply of one car under supervision: breaker off, my own lock, tag with name and time, then tried to switch it on to prove it. Waited five minutes for the capacitors and checked with the tester.', tries: 2, defect: 'First time I hung the tag before the lock. My mentor made me start over.' },
      { did: 'Locked out the door supply for the team. Three of us, three locks. I was last to take mine off because I was still holding a screwdriver in the panel.', said: [mentorSaid('Right. Nobody takes off somebody else’s lock, not even to be helpful.', 'whatIDid')] },
      { did: 'Lock-out for a brake job, alone with my mentor watching. He asked at each step what could still be live. I forgot the 110 V battery circuit at first.', story: 'lockout-li-na', reflection: { dimension: 'rigour', shared: true, text: 'I said “all dead” and the battery circuit was not. Nothing happened, because we test before we touch. I used to think the test is for the certificate. It is for the day I am wrong.', answer: mentorSaid('I have been wrong twice in thirty years. Both times the test told me.') } },
    ],
    zh: [
      { did: '给一节车的辅助电源断电：断开关、挂自己的锁、牌上写姓名和时间，再试合一次确认合不上。等电容放电五分钟后验电。', tries: 2, defect: '第一次先挂牌后上锁，顺序反了，师傅让我从头来。' },
      { did: '三个人一起作业，挂了三把锁。我手里还有活没完，最后一个摘锁。师傅强调谁的锁谁摘。' },
      { did: '制动作业前独立断电挂锁，师傅在旁边每一步都问“还有哪里有电”。110 V蓄电池回路我一开始漏说了。', said: [mentorSaid('漏说比漏做好。下次先把蓄电池写在作业单最上面。', 'whatIDid')] },
      { did: '检查昨天班组留下的锁，核对登记本，发现一把锁没有对应的牌，找到人后补挂。', defect: '登记本上少写了一行，是我昨天填的，已补。' },
    ],
  },
  {
    key: 'earthing',
    at: 'depot',
    stage: 1,
    codes: ['S02', 'S01', 'K02'],
    minutes: 90,
    title: { en: 'Voltage test and earthing on track 6', zh: '6道验电接地' },
    en: [
      { did: 'Read the permit, checked the tester on the known source, tested the dead section, fitted the earthing rod: earth end first, line end second. Took off in reverse. I was the second person; my mentor held the rod.' },
      { did: 'This time I held the rod, with gloves checked for holes by rolling them up. The clamp sat crooked at first, pressed again until it clicked.', tries: 2, better: 'A white mark on the rod at gripping height would keep hands below it.' },
    ],
    zh: [
      { did: '核对工作票，先在有电侧验证验电器好用，再到停电侧验电，接地线先接接地端、后接线路端，拆时相反。我做监护记录。' },
      { did: '第一次自己操作接地杆。绝缘手套卷气检查不漏。夹头第一次没卡正，重来一次听到咔嗒声才算。', tries: 2 },
      { did: '拆接地线作业。拆之前清点车顶人员和工具，少一支记号笔，找了十分钟才找到，没找到之前谁也不能拆。', said: [teacherSaid('一支笔等十分钟，值得。这条日志我会在班里讲。')] },
    ],
  },
  {
    key: 'crane',
    at: 'works',
    stage: 1,
    codes: ['S03', 'C02'],
    minutes: 120,
    title: { en: 'Slinging and crane signals', zh: '司索与吊运指挥' },
    en: [
      { did: 'Practised hand signals with the crane driver, empty hook first. Then slung a wheelset with two soft slings, lifted 100 mm, stopped, looked, set down.', tries: 3, defect: 'A sling had a cut edge. Took it out and wrote it on the card.' },
      { did: 'Gave signals for a motor lift of 600 kg. Lost sight of the load behind a column and signalled stop at once. Moved and went on.', said: [mentorSaid('The stop was the best signal of the morning.')] },
    ],
    zh: [
      { did: '和天车司机练手势，先空钩后带载。两根软吊带吊轮对，起升100毫米停稳检查再走。', tries: 3, defect: '一根吊带边缘有割口，当场停用并登记。' },
      { did: '指挥吊运电机。被立柱挡住看不到吊物，立刻给停止手势，换位置后继续。' },
      { did: '吊构架，重心偏，试吊时一头翘起，放下来重新调吊点，第二次水平。', tries: 2, better: '在构架上用粉笔标重心线，后面的人不用再试。' },
    ],
  },
  {
    key: 'rescue',
    at: 'both',
    stage: 1,
    codes: ['S04', 'C02'],
    minutes: 100,
    title: { en: 'Rescue and first-aid drill', zh: '应急救援与急救演练' },
    en: [
      { did: 'Drill: colleague at a live panel. I called for power off before touching, then moved him with the insulated hook. Chest compressions on the doll for four minutes, two of us taking turns. It is exhausting.' },
      { did: 'Fire drill with the powder extinguisher, upwind, at the base of the flame. Then found the nearest three alarm buttons from my bench with eyes closed.' },
    ],
    zh: [
      { did: '触电救援演练：先喊断电，再用绝缘钩脱离，不能直接拉人。按压模型四分钟，两人轮换，胳膊都酸了。' },
      { did: '灭火演练，站上风口对准根部。又闭着眼从工位摸到最近的三个报警按钮。', better: '3号报警按钮前面堆了料架，已请班长移开。' },
      { did: '止血包扎和担架练习。我当伤员，被绑得太松滑了下来，知道了为什么要检查固定。' },
    ],
  },
  {
    key: 'tool-count',
    at: 'both',
    stage: 1,
    codes: ['C01', 'K01'],
    minutes: 35,
    title: { en: 'Tool check before the shift', zh: '班前工具清点' },
    en: [
      { did: 'Counted the shared tool board against the list before the early shift: 64 pieces, all there. Checked the dates on the torque wrenches; T-04 is due in nine days. Put fresh batteries into two lamps.', story: 'today' },
      { did: 'Tool count in and out for the roof team. 31 out, 30 back. Found the 13 mm spanner in my own pocket.', defect: 'The missing spanner was mine. I said so before they searched the roof.', said: [teacherSaid('Thank you for writing this down. That is what this field is for.', 'ownDefects')] },
      { did: 'Sorted the drawer for measuring tools, wiped and oiled them, and checked zero on four calipers. V-06 reads 0.04 at closed jaws, tagged it and took it out of use.' },
    ],
    zh: [
      { did: '班前清点工具板，64件齐全，扭力扳手校验期核对，T-04还有九天到期。' },
      { did: '给车顶班组发工具，出31件，回30件，最后在自己口袋里摸出13毫米扳手。', defect: '少的那把扳手在我自己口袋里，没等别人上车顶找就报告了。' },
      { did: '整理量具抽屉，擦净上油，四把卡尺对零，V-06合拢时读0.04，挂牌停用。', better: '给每把量具做了形迹槽，少一把一眼看得见。' },
    ],
  },
  {
    key: 'roof-permit',
    at: 'depot',
    stage: 1,
    codes: ['S21', 'S02', 'C06'],
    minutes: 80,
    title: { en: 'Roof permit and harness', zh: '登顶手续与安全带' },
    en: [
      { did: 'First time on the roof platform. Permit read aloud, earthing rod seen with my own eyes, harness hooked before the gate opens. Only looked and pointed, no work.', story: 'roof-zhao-lei' },
      { did: 'Second time up, first time I hook on by myself. My mentor unhooked me again without a word, because I had hooked to the handrail and not to the line.', tries: 2, defect: 'Hooked to the handrail. It would not have held me.' },
      { did: 'Checked six harnesses before use. One had a frayed leg strap under the buckle where one does not look. Tagged it.', defect: 'I had passed that harness myself on Monday. Should have opened the buckle.' },
    ],
    zh: [
      { did: '第一次上车顶平台。读工作票、亲眼确认接地杆、先挂安全带再开门。今天只看不动手。', story: 'roof-sun-yue' },
      { did: '登顶前清点：人、工具、对讲机，三样都报数。第一次把安全绳挂在扶手上，被师傅取下来重挂到生命线上。', tries: 2, defect: '挂错挂点。' },
      { did: '雨后登顶，平台湿，先擦后走。师傅让我说出今天和上次有什么不同，我说出三条，他补了一条：风。' },
      { did: '检查六条安全带，有一条腿带在卡扣下面起毛，平时看不到的地方，已挂牌报废。', better: '检查表里加一行“打开卡扣看背面”。', said: [mentorSaid('检查表已经改了，第7行就是你加的。', 'improvement')] },
      { did: '登顶手续我来念，师兄复诵。念到接地编号时和现场不一致，停下来核对，原来是票上抄错了一位。', reflection: { dimension: 'rigour', shared: false, text: '票上抄错一位数字，大家都签过字。我差点也跟着念过去。以后念编号，眼睛要看现场，不看纸。' } },
    ],
  },
]
