/** Traction and electrical work. */
import { mentorSaid, type Task, teacherSaid } from './demo-task.ts'
import { readings } from './demo-standards.ts'

export const electricalTasks: readonly Task[] = [
  {
    key: 'motor-insulation',
    at: 'works',
    stage: 2,
    codes: ['S30', 'S09', 'K11'],
    minutes: 70,
    title: { en: 'Traction motor insulation', zh: '牵引电机绝缘测量' },
    readings: [readings.insulation],
    en: [
      {
        did: 'Insulation of the motor on stand 3 measured, value good.',
        values: [140],
        story: 'motor-xu-ting',
        back: { comments: [mentorSaid('Winding temperature and air humidity? 140 at 40 °C and 140 at 15 °C are two different motors.', 'measurements')] },
      },
      { did: 'Motor at 18 °C, 55 % humidity, one minute at 1000 V: 210 MΩ. Ten minutes: 520. The ratio says dry and clean. Discharged five minutes before touching.', values: [[210, 520]] },
      { did: 'Motor from the washed batch: 9 MΩ. Oven at 110 °C over night, next day 180.', values: [[9, 180]], tries: 2, said: [mentorSaid('Good that you did not call it scrap.')] },
    ],
    zh: [
      { did: '绕组18度、湿度55%，1000伏一分钟200兆欧，十分钟510，吸收比好。测完放电五分钟。', values: [[200, 510]] },
      { did: '清洗后的电机只有8兆欧，110度烘一夜，第二天170。', values: [[8, 170]], tries: 2 },
      { did: '查三年记录画趋势，从460降到190，没到限度但一直在降，写进建议。', values: [190], better: '趋势比一次合格更说明问题，建议记录表加温度和湿度两栏。' },
    ],
  },
  {
    key: 'terminals',
    at: 'both',
    stage: 2,
    codes: ['S31', 'K10', 'S01'],
    minutes: 90,
    title: { en: 'Crimp and tighten terminals', zh: '端子压接与紧固' },
    readings: [readings.terminalTorque],
    en: [
      { did: 'Twenty crimps, pulled each by hand and three on the puller. One slid: strands outside the barrel. Cut off, new lug.', values: [12.2], tries: 2, defect: 'Two strands outside the barrel on lug 8.' },
      { did: 'Terminal strip X12, 24 points, wire numbers read aloud before tightening. Point 17 was on 16 in the old drawing; asked, the drawing is outdated.', values: [11.8] },
    ],
    zh: [
      { did: '压二十个端子，逐个手拉，抽三个上拉力机，一个滑脱，两根线丝没进套管，剪掉重压。', values: [12.1], tries: 2, defect: '8号端子有线丝在外。' },
      { did: 'X12端子排二十四点，紧之前先念线号。17号线图上标在16，问了，图没更新。', values: [11.9], said: [teacherSaid('图和实物不一致时先问再动，做得对。')] },
      { did: '复紧柜内端子，一个已经滑牙，换端子座，前后各拍一张。', values: [[9.8, 12.3]], tries: 2 },
    ],
  },
  {
    key: 'brushes',
    at: 'both',
    stage: 2,
    codes: ['S32', 'S01', 'C08'],
    minutes: 70,
    title: { en: 'Earthing brushes', zh: '接地碳刷检查更换' },
    readings: [readings.brushLength],
    en: [
      { did: 'Eight brushes. Seven between 33 and 36, one 22: its spring was weak. Changed brush and spring together.', values: [[22, 45]] },
      { did: 'Brush holder full of dust, brush stuck at 31. Length fine, contact none. Measuring alone would have passed it.', values: [31], said: [mentorSaid('The number was in and the brush was dead. Remember this one.', 'measurements')] },
    ],
    zh: [
      { did: '八个碳刷，七个33到36，一个23，弹簧弱，刷和簧一起换。', values: [[23, 45]] },
      { did: '刷握积灰，碳刷卡住，长度合格但不接触，只量长度会放过去。', values: [32], reflection: { dimension: 'rigour', shared: true, text: '尺寸合格，功能不合格。如果我只填表，这一条就是“良好”。以后量完用手指推一下，看它活不活。', answer: mentorSaid('推一下，两秒钟。好习惯都是两秒钟的事。') } },
      { did: '换下的碳刷按轴位排好，2位轴磨得快，查接地电缆有一股断，已报。', values: [[24, 45]] },
    ],
  },
  {
    key: 'battery',
    at: 'both',
    stage: 2,
    codes: ['S33', 'S01', 'C11'],
    minutes: 100,
    title: { en: 'Battery maintenance', zh: '蓄电池维护' },
    readings: [readings.density],
    en: [
      { did: 'Goggles, apron, ventilation. 28 cells, density and level of each. Cell 14 low at 1.23; topped up, charged, 1.25 in the afternoon.', values: [[1.23, 1.25]], tries: 2 },
      { did: 'Cleaned the terminals, measured the drop over each link with load. One link warm: loose by half a turn.', values: [1.265], better: 'A thermal picture of the whole tray takes ten seconds and would have shown it.' },
    ],
    zh: [
      {
        did: '护目镜、围裙、通风。二十八只逐只测密度和液位。14号1.23偏低，补液充电后下午复测1.25。其余1.25到1.27。',
        values: [[1.23, 1.25]],
        tries: 2,
        story: 'battery-wang-wei',
        back: {
          comments: [teacherSaid('只写“正常”，14号是多少？测之前做了哪些防护？', 'whatIDid'), teacherSaid('补液之后要充电再测一次，两次的值都写上。', 'measurements')],
          first: { did: '测蓄电池密度和液位，正常。', values: [1.23], tries: 1 },
        },
      },
      { did: '端子清洁涂脂，带载测连接压降，一条连接片发热，松半圈，复紧。', values: [1.262] },
      { did: '温度28度，密度要换算到25度再比，之前没换算，差0.002。', values: [1.258], defect: '上次没做温度换算。' },
    ],
  },
  {
    key: 'coupling',
    at: 'works',
    stage: 3,
    codes: ['S34', 'S07', 'C10'],
    minutes: 200,
    title: { en: 'Align a motor coupling', zh: '电机联轴节找正' },
    readings: [readings.couplingOffset],
    en: [
      { did: 'Dial on the hub, turned both shafts together. 0.31, then a shim under the rear foot, 0.22, then moved sideways with the jacking screw, 0.14. Checked after tightening: 0.15.', values: [[0.31, 0.22, 0.15]], tries: 3, said: [mentorSaid('You checked after tightening. Half of the trade forgets it.')] },
      {
        did: 'Second motor, alignment from 0.28 to 0.12 in two steps.',
        values: [[0.28, 0.12]],
        tries: 2,
        story: 'coupling-guo-peng',
        back: { comments: [mentorSaid('Before or after the bolts were tight? And which shims went under which foot?', 'whatIDid'), teacherSaid('The instrument in the log is due for calibration. Which one did you use?', 'measurements')] },
      },
    ],
    zh: [
      { did: '表打在半联轴节上，两轴同转。0.30，后脚加垫0.21，侧向顶丝调到0.13，紧固后0.14。', values: [[0.3, 0.21, 0.14]], tries: 3 },
      { did: '电机吊装就位后有软脚，先消软脚再找正，师傅让我用塞尺四脚都查。', values: [[0.26, 0.16]], tries: 2, defect: '没先查软脚，白调一次。' },
      { did: '找正时画简图记每次垫片和读数，第三次就知道该加多少。', values: [[0.24, 0.11]], tries: 2, said: [mentorSaid('这张图比我嘴讲的清楚，留给师弟。', 'whatIDid')] },
    ],
  },
  {
    key: 'fault-finding',
    at: 'depot',
    stage: 3,
    codes: ['S35', 'K10', 'C08'],
    minutes: 150,
    title: { en: 'Find a fault from the event record', zh: '从事件记录查故障' },
    en: [
      { did: 'Record: door 3 car 4 not closed, twenty times in two days, only above 60 km/h. Not the switch itself: its plug had one pin pushed back. Shook it by hand, fault came; new pin, shook, no fault.', reflection: { dimension: 'excellence', shared: false, text: 'Two shifts had changed the switch before us. The record said “above 60 km/h” all the time. I want to learn to read what is already written.' } },
      { did: 'Auxiliary converter trips on hot afternoons. Followed the signal over three drawings to a fan contactor with a burnt contact. Proved it by measuring 14 V drop across it.', said: [mentorSaid('You proved it before you changed it. That is fault finding; the rest is shopping.')] },
    ],
    zh: [
      {
        did: '4号车3号门两天报二十次未关好，只在60公里以上。开关本身好的，插头一根针退位。手摇能复现，换针后摇不出来。然后跟车试一圈确认。',
        story: 'fault-sun-yue',
        back: {
          comments: [mentorSaid('怎么证明是插针？复现过没有？写清楚前后对比。', 'whatIDid')],
          first: { did: '4号车3号门报未关好，查到是插头问题，已处理。', minutes: 60 },
        },
      },
      { did: '空调压缩机一热就跳，三张图追到风机接触器触头烧蚀，压降13伏，换前先测证明。' },
      { did: '客室一路照明闪，先换灯无效，回头查是接地线松。走了弯路，写下来提醒自己。', defect: '没看图先换件。' },
    ],
  },
  {
    key: 'cables',
    at: 'works',
    stage: 3,
    codes: ['S36', 'S31', 'S09'],
    minutes: 150,
    title: { en: 'Replace a chafed cable', zh: '更换磨损电缆' },
    readings: [readings.insulation],
    en: [
      { did: 'Cable chafed at the clamp. New length with the same bending radius, sleeve at the clamp, insulation measured before connecting.', values: [450] },
      { did: 'Traced where it chafed from: the clamp sits 8 mm too low on this frame. Packed it, otherwise the new cable would look the same next year.', values: [480], better: 'Wrote a proposal to check the clamp height on all frames of this series.', said: [teacherSaid('Please give this to your mentor as a proposal with your name on it.', 'improvement')] },
    ],
    zh: [
      { did: '电缆在卡子处磨破，按同样弯曲半径换新，卡子处加护套，接线前先测绝缘。', values: [460] },
      { did: '追原因：卡子低了8毫米，垫高，不然明年还磨。', values: [470], better: '建议同批构架都查卡子高度。' },
      { did: '穿线时拉太急，外皮刮一道，抽出来重穿。', values: [430], tries: 2, defect: '没套引线头。' },
    ],
  },
  {
    key: 'lighting',
    at: 'depot',
    stage: 1,
    codes: ['K10', 'S36'],
    minutes: 70,
    title: { en: 'Emergency lighting test', zh: '应急照明试验' },
    en: [
      { did: 'Main light off, emergency on within a second, 45 minutes on battery. Two lamps dark: one lamp, one loose wire.' },
      { did: 'Drew the lighting circuit from the car, then compared with the drawing. Mine had one relay less. Found it behind the cover.' },
    ],
    zh: [
      { did: '断主照明，一秒内应急亮，保持45分钟。两盏不亮，一盏灯坏，一盏线松。' },
      { did: '先照车画照明电路，再和图纸比，少画一个继电器，打开罩板才看到。' },
      { did: '跟班查应急照明电池容量，最后一节车只撑38分钟，报修。' },
    ],
  },
  {
    key: 'circuit-tracing',
    at: 'both',
    stage: 1,
    codes: ['K10', 'K11'],
    minutes: 90,
    title: { en: 'Follow a circuit on the drawing', zh: '对照图纸追电路' },
    en: [
      { did: 'Coloured the traction circuit on a copy: red line, blue return, green brake energy back. Lost the way at the chopper and asked.' },
      { did: 'Explained the start of the train to a peer with the drawing only: seven steps. I skipped the main breaker’s condition; he noticed.' },
    ],
    zh: [
      { did: '在复印图上描色：红进线、蓝回流、绿制动能量返回，到斩波器处迷路，问了师傅。' },
      { did: '只看图讲给同伴听列车怎么启动，七步，漏了主断的联锁条件，他听出来了。' },
      { did: '追受电弓升弓回路，从按钮到电磁阀共九个触点，默画一遍错一个。', tries: 2 },
    ],
  },
  {
    key: 'contactors',
    at: 'both',
    stage: 2,
    codes: ['S32', 'S30', 'S01'],
    minutes: 90,
    title: { en: 'Check contactors', zh: '接触器检查' },
    readings: [readings.insulation],
    en: [
      { did: 'Line contactor open, arc chutes off. Contact faces pitted but more than half the material left. Dressed nothing: the manual says do not file.', values: [380] },
      { did: 'One auxiliary contact bridged dirty, 0.8 V drop. Cleaned with card and alcohol, 0.02 V.', values: [350], tries: 2 },
    ],
    zh: [
      { did: '打开接触器，取下灭弧罩，触头有麻点但厚度够，说明书写明不准锉，没有动。', values: [370] },
      { did: '一副辅助触点压降0.8伏，酒精卡片擦后0.02伏。', values: [340], tries: 2 },
      { did: '灭弧罩裂纹一处，没有当场换件，先登记报班长，明天备件到了再换，挂牌。', values: [360] },
    ],
  },
]
