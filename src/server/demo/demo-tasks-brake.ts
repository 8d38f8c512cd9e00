/** Brake: pads, air, valves, and the tests before and after. */
import { mentorSaid, type Task, teacherSaid } from './demo-task.ts'
import { readings } from './demo-standards.ts'

export const brakeTasks: readonly Task[] = [
  {
    key: 'pads',
    at: 'depot',
    stage: 2,
    codes: ['S16', 'S01', 'C05'],
    minutes: 100,
    title: { en: 'Change brake pads', zh: '更换闸片' },
    readings: [readings.padGap, readings.padThickness],
    en: [
      { did: 'First pads on axle 2 with my mentor. Parking brake released by hand and secured, car chocked. Old pads 11 and 12 mm. Gap too wide at first, adjusted twice.', values: [[4.4, 3.6, 3.4], 35], tries: 3, story: 'pads-li-na-1' },
      { did: 'Axle 1 and 2, mentor beside me with hands in his pockets. Gap right after one adjustment. Test brake, ten applications, measured again: unchanged.', values: [[3.6, 3.2], 35.2], tries: 2, story: 'pads-li-na-2', said: [mentorSaid('I had nothing to do. That is the report.')] },
      { did: 'A full bogie alone, four pad pairs, deputy mentor checked at the end. All gaps between 2.9 and 3.2. Put the worn pads in order of position, because the inner ones wear faster and I want to know why.', values: [3.1, 34.9], story: 'pads-li-na-3', better: 'A small board with four slots for worn pads, so one sees the wear pattern of the bogie.', said: [teacherSaid('Bring the four thicknesses to school, we will plot them.', 'improvement')] },
      { did: 'Changed two pad pairs on train 0214. One retaining clip did not snap: turned out to be bent, took a new one.', values: [3.3, 35], defect: 'Nearly left the bent clip in because it held by itself.' },
      { did: 'Pads on the motor car. Thickness inside 9.5, below the sheet, outside 14. Guide pin dry. Cleaned and greased before new pads.', values: [3.4, [9.5, 35.1]], said: [mentorSaid('You asked why it was worn on one side. Most just change it.', 'whatIDid')] },
    ],
    zh: [
      { did: '2位轴换闸片，先缓解停放制动并防溜。旧片11毫米和12毫米，间隙调了两次才到。', values: [[4.3, 3.5], 35], tries: 2 },
      { did: '动车闸片内侧只剩9毫米，外侧14，偏磨。查导销发干，清洁润滑后再装新片。', values: [3.3, [9, 35]], better: '偏磨的轴登记下来，下次重点看导销。', said: [mentorSaid('换片之前问为什么，这就对了。', 'whatIDid')] },
      { did: '一个转向架四副，卡簧有一个没听到响，拆下看是变形件，换新。', values: [3.1, 34.8], defect: '差点觉得“能卡住就行”。', reflection: { dimension: 'rigour', shared: true, text: '“能卡住就行”这句话我心里说了一遍，没说出口。晚上想起来有点怕。明天把卡簧单独列一行检查。', answer: mentorSaid('怕是好事。列一行，我来签。') } },
    ],
  },
  {
    key: 'leak',
    at: 'depot',
    stage: 2,
    codes: ['S17', 'K06', 'C10'],
    minutes: 110,
    title: { en: 'Air leak test', zh: '总风气密性试验' },
    readings: [readings.pressureDrop],
    en: [
      { did: 'Five minutes, 22 kPa. Soap on every joint from the compressor back, found bubbles at the dryer drain. New seal: 8 kPa.', values: [[22, 8]], tries: 2 },
      {
        did: 'Leak test on train 0217, pressure drop above the sheet.',
        values: [24],
        story: 'leak-chen-jie',
        back: { comments: [mentorSaid('24 is above the sheet. What did you do then? Who knows about it?', 'whatIDid')] },
      },
      { did: 'Three joints leaked a little, none much. Tightened, tested, tightened, tested. 17, 14, 11. My ears are better than the soap by now.', values: [[17, 14, 11]], tries: 3 },
    ],
    zh: [
      { did: '五分钟降23千帕，从空压机往后逐个接头刷肥皂水，干燥器排污口冒泡，换密封后降9千帕。', values: [[23, 9]], tries: 2 },
      { did: '三处微漏，紧一处试一次，19、15、12。', values: [[19, 15, 12]], tries: 3, said: [teacherSaid('一次只动一处，这样才知道是谁的功劳。')] },
      { did: '夜里库内安静，用耳朵先听再刷水，十分钟找到软管接头。', values: [[18, 10]], tries: 2, better: '先听后刷，省一半肥皂水，也省时间。' },
    ],
  },
  {
    key: 'caliper',
    at: 'works',
    stage: 3,
    codes: ['S18', 'S01', 'S08'],
    minutes: 160,
    title: { en: 'Change a brake caliper', zh: '更换制动夹钳' },
    readings: [readings.boltTorque],
    en: [
      { did: 'Air off, vented, locked. The caliper weighs 90 kg, so sling and two people. Four bolts in order. Afterwards ten applications and a look for air.', values: [209] },
      { did: 'Second caliper, I led and my mentor carried. One bolt at 198 on checking, loosened and tightened the group anew.', values: [[198, 212]], tries: 2 },
    ],
    zh: [
      { did: '关风、排风、挂锁。夹钳90公斤，吊带加两人。四颗螺栓按顺序，装完制动十次查漏。', values: [210] },
      { did: '第二套由我主导，师傅搭手。复查一颗198，整组松开重紧。', values: [[198, 211]], tries: 2 },
      { did: '夹钳装好后缓解慢，回头查是软管有折弯，重新走管。', values: [207], defect: '软管是我走的，没留余量。' },
    ],
  },
  {
    key: 'relay-valve',
    at: 'works',
    stage: 3,
    codes: ['S19', 'K06', 'C05'],
    minutes: 180,
    title: { en: 'Overhaul a relay valve', zh: '中继阀检修与试验' },
    readings: [readings.cylinderPressure],
    en: [
      { did: 'Stripped, washed, laid out on the cloth in the order it came apart. New seals, a thin film of grease. Bench: 286 at first, spring turned half, then 299.', values: [[286, 299]], tries: 2, said: [mentorSaid('Laying it out in order saved you the second strip-down. I saw it.')] },
      { did: 'Same valve type. Tested before the overhaul too, so we know what we improved: 281 before, 302 after, and it no longer hisses at rest.', values: [[281, 302]] },
    ],
    zh: [
      { did: '解体、清洗、按拆下顺序摆在布上。换密封、薄涂脂。上台先285，调半圈弹簧后300。', values: [[285, 300]], tries: 2 },
      { did: '修前先试，283；修后301，静止不再窜风。', values: [[283, 301]] },
      { did: '装配时发现一个O形圈多出来，停下来对照图纸，是旧圈没清走。', values: [297], defect: '工作台没分新旧件盒。', better: '台上放红蓝两个盒，红盒只放拆下的旧件。' },
    ],
  },
  {
    key: 'compressor',
    at: 'both',
    stage: 2,
    codes: ['S20', 'S01', 'C11'],
    minutes: 120,
    title: { en: 'Service the air compressor', zh: '空压机保养' },
    en: [
      { did: 'Locked out. Oil at the lower mark, slightly grey, took a sample. Filter changed, drain cleaned. Ran ten minutes and listened at four places with the rod.' },
      { did: 'Changed the dryer granulate. The old one was brown on one side only, so the heater of that tower probably does not work. Wrote a card.', said: [teacherSaid('An observation that leads to a card: this is what the log is for.', 'whatIDid')] },
    ],
    zh: [
      { did: '断电挂锁。油位在下限，颜色发灰取了油样。换滤芯，清排污，试运行十分钟，用听棒听四个点。' },
      { did: '换干燥剂，旧料只有一侧发黄，估计该塔加热不工作，开了故障单。' },
      { did: '保养后启动时间比记录长12秒，回查是进气滤芯装反。', defect: '滤芯方向看错，箭头朝里。', tries: 2 },
    ],
  },
  {
    key: 'parking-brake',
    at: 'depot',
    stage: 1,
    codes: ['K07', 'C02'],
    minutes: 60,
    title: { en: 'Parking brake and manual release', zh: '停放制动与手动缓解' },
    en: [
      { did: 'Chocks first. Then pulled the manual release on each of four units and heard them go. Explained to my mentor what would move on a slope and why the chocks stay.' },
      { did: 'One release handle was stiff. Asked before pulling harder. It had a kinked cable; the team changed it.' },
    ],
    zh: [
      { did: '先打铁鞋，再逐个拉手动缓解，四个都听到动作声。讲给师傅听坡道上会怎样。' },
      { did: '一个手柄很紧，没有硬拉，先问。结果拉索打折，班组换了。' },
      { did: '练习缓解后恢复：要充风到压力才会复位，我一开始以为自己弹回来。', defect: '原理理解错了一半，已改。' },
    ],
  },
  {
    key: 'brake-test',
    at: 'depot',
    stage: 3,
    codes: ['C05', 'K06', 'S17'],
    minutes: 90,
    title: { en: 'Brake function test of a train', zh: '列车制动功能试验' },
    readings: [readings.cylinderPressure],
    en: [
      { did: 'I stood at car 4 with the gauge, my mentor in the cab, radio between us. Every step read back. Car 4 at 303, released in 5 seconds.', values: [303] },
      { did: 'Service and emergency brake, all six cars. Car 2 at 289 in the first application, 298 in the second. We repeated it three times before believing it.', values: [[289, 298]], tries: 3 },
    ],
    zh: [
      { did: '我在4号车看表，师傅在司机室，对讲机每步复诵。303千帕，5秒缓解。', values: [303] },
      { did: '常用和紧急制动，六节车。2号车第一次288，第二次297，连做三次才定。', values: [[288, 297]], tries: 3 },
      { did: '试验中对讲机听不清，先停，换频道后重来。师傅说听不清就当没听到。', values: [301], said: [mentorSaid('对，听不清就当没听到。')] },
    ],
  },
  {
    key: 'hoses',
    at: 'both',
    stage: 2,
    codes: ['S18', 'S17', 'C01'],
    minutes: 90,
    title: { en: 'Change brake hoses', zh: '更换制动软管' },
    readings: [readings.pressureDrop],
    en: [
      { did: 'Six hoses past their date. Checked the date code of each new one before fitting; one was already five years old and went back to the store.', values: [6] },
      { did: 'Hose 3 twisted when I tightened it. The line on the hose shows it. Loosened, held with a second spanner, straight now.', values: [[16, 7]], tries: 2, defect: 'Used one spanner where two are needed.' },
    ],
    zh: [
      { did: '六根软管到期更换。装前看日期码，一根新管库存已五年，退库。', values: [6] },
      { did: '3号管拧紧时扭了，管身标线歪，松开用两把扳手重装。', values: [[17, 7]], tries: 2 },
      { did: '换完软管做气密试验，一次合格。拆下的旧管剪断再扔，免得有人捡去用。', values: [5] },
    ],
  },
]
