/** Measuring: the bench, the gauges, and writing down what was read. */
import { mentorSaid, type Task, teacherSaid } from './demo-task.ts'
import { readings } from './demo-standards.ts'

export const measuringTasks: readonly Task[] = [
  {
    key: 'axle-seat',
    at: 'works',
    stage: 2,
    codes: ['S05', 'K03', 'C03'],
    minutes: 90,
    title: { en: 'Measure axle seats after cleaning', zh: '轮座清洁后测量' },
    readings: [readings.axleSeat],
    en: [
      { did: 'Let the axle rest two hours so that it has the temperature of the hall, then measured the left seat in three planes, 0° and 90°. Six readings, 0.02 apart. Wrote the largest.', values: [195.04] },
      { did: 'Right seat. The first reading was 0.17 over. Cleaned again: a chip of paint under the anvil. Second round within the sheet.', values: [[195.17, 195.06]], tries: 2, defect: 'Measured over a paint chip. Wiping with the finger is not cleaning.' },
      {
        did: 'Both seats of axle 4471. Left 195.02, right 194.97, each the middle of six readings. Micrometer checked on the 175 setting piece before and after: zero both times.',
        values: [[195.02, 194.97]],
        story: 'seats-xu-ting',
        back: {
          comments: [teacherSaid('Two seats, but the log has one value. Which side is it, and where is the other?', 'measurements'), teacherSaid('Did you check the micrometer on the setting piece? Say so if you did.', 'whatIDid')],
          first: { did: 'Measured both seats of axle 4471 with the micrometer. All good.', values: [195.02] },
        },
      },
    ],
    zh: [
      { did: '轴在厂房里放了两小时恒温，再测左轮座，三个截面两个方向共六个读数，相差0.02，记最大值。', values: [195.05] },
      { did: '右轮座第一次读数超差0.15，怀疑没擦净，重新去油后测得合格。', values: [[195.25, 195.08]], tries: 2, defect: '测砧上粘了油泥，自己没先擦。' },
      {
        did: '测两根轴四个轮座。每次测量前用校对棒对零，第三根读数偏大，复核是手温影响，戴手套重测。',
        values: [[195.03, 194.98, 195.06, 195.01]],
        story: 'seats-gao-fei',
        back: {
          comments: [mentorSaid('四个轮座只填了三个数，漏的那个是哪一侧？', 'measurements')],
          first: { did: '测两根轴四个轮座，都合格。', values: [[195.03, 194.98, 195.06]] },
        },
      },
      { did: '师傅测一遍我测一遍，不给看他的数，最后对照，差0.01。', values: [195.02], reflection: { dimension: 'refinement', shared: true, text: '和师傅差0.01，我很高兴，师傅却问我为什么差。后来发现是我拧测力装置只响了一声。三声和一声，就差在这里。', answer: mentorSaid('问“为什么差”的人，过几年就不差了。') } },
    ],
  },
  {
    key: 'bush-bore',
    at: 'both',
    stage: 1,
    codes: ['S06', 'K03'],
    minutes: 75,
    title: { en: 'Measure bush bores at the bench', zh: '衬套内径测量练习' },
    readings: [readings.bushBore],
    en: [
      { did: 'Ten bushes, inside micrometer, two directions each. Bush 7 is oval by 0.06 and goes to scrap. Noted the best reading of a good one here.', values: [40.02], defect: 'Read the sleeve wrong by one turn on bush 2 and noticed because it could not be.' },
      { did: 'Same ten bushes without looking at last week’s list, then compared. Eight agree within 0.01, two differ by 0.03.', values: [[40.08, 40.03]], tries: 2, said: [teacherSaid('Measuring blind twice is exactly how one learns one’s own spread.')] },
      { did: 'Caliper against inside micrometer on the same bore. The caliper reads 0.04 smaller because the jaws are not in the middle. Now I know why the sheet says which tool.', values: [40.01] },
    ],
    zh: [
      { did: '十个衬套，内径千分尺两个方向各测一次。7号椭圆0.06，判废。', values: [40.03] },
      { did: '不看上周记录，把同样十个衬套再测一遍，对照后八个差0.01以内，两个差0.03。', values: [[40.07, 40.04]], tries: 2 },
      { did: '卡尺和内径千分尺测同一个孔，卡尺小0.04，因为量爪没过中心。', values: [40.02], better: '在练习件上标出测量截面，几个人测的才有可比性。' },
    ],
  },
  {
    key: 'bolt-torque',
    at: 'both',
    stage: 1,
    codes: ['S08', 'C03', 'C04'],
    minutes: 60,
    title: { en: 'Bolt group on the training flange', zh: '练习法兰螺栓组紧固' },
    readings: [readings.boltTorque],
    en: [
      { did: 'Sixteen bolts in star order, three steps 80, 150, 210. Marked each with a paint line. My mentor checked five with the test wrench; one was low.', values: [[196, 211]], tries: 2, defect: 'Bolt 11 low: I looked away when it clicked.' },
      { did: 'Same flange, timed but not hurried: 22 minutes. All five test bolts between 205 and 214.', values: [208] },
    ],
    zh: [
      { did: '十六颗螺栓星形顺序，80、150、210三遍，逐个画防松线。师傅抽查五颗，一颗偏低，返工。', values: [[197, 210]], tries: 2, defect: '第11颗听到响就以为到了，其实是旁边工位的声音。' },
      { did: '同一个法兰再做，二十二分钟，抽查都在205到214之间。', values: [209], said: [mentorSaid('时间不用记，先把顺序做成习惯。')] },
      { did: '练习拆装后复紧。发现扭力扳手用完没有归零，弹簧会疲劳，以后用完调回最低。', values: [213], better: '在扳手架上贴“归零”两个字。' },
    ],
  },
  {
    key: 'disc-run-out',
    at: 'works',
    stage: 2,
    codes: ['S07', 'C03'],
    minutes: 70,
    title: { en: 'Brake disc run-out', zh: '制动盘端面跳动' },
    readings: [readings.discRunOut],
    en: [
      { did: 'Clamped the stand to the frame, preloaded the dial one turn, rotated the wheelset by hand. Read at 12 points. The stand moved once; started again.', values: [[0.24, 0.13]], tries: 2, defect: 'Magnet on paint holds badly. Scraped a spot clean.' },
      { did: 'Two discs of one axle. Left fine, right at the edge of the sheet. Left it to my mentor to decide; he had me measure again after turning the axle by half.', values: [[0.09, 0.19]] },
    ],
    zh: [
      { did: '磁力座吸在构架上，表预压一圈，手盘轮对读十二点。中间表座动了一次，作废重来。', values: [[0.25, 0.12]], tries: 2 },
      { did: '一根轴两个盘，左盘好，右盘接近上限，请师傅判，他让我转半圈再测，结果一样，放行并注明。', values: [[0.08, 0.19]] },
      { did: '学着画跳动曲线：十二个点连起来像一个正弦，说明是装偏不是盘翘。', values: [0.16], said: [mentorSaid('能看出是装偏，说明你不是在抄数。', 'whatIDid')] },
    ],
  },
  {
    key: 'megger',
    at: 'both',
    stage: 1,
    codes: ['S09', 'S01', 'C03'],
    minutes: 60,
    title: { en: 'Check and use the insulation tester', zh: '绝缘电阻表的检查与使用' },
    readings: [readings.insulation],
    en: [
      { did: 'Open circuit reads infinite, leads together reads zero, only then the cable. Waited one minute before reading, discharged before taking the leads off.', values: [320] },
      { did: 'Measured a wet training cable: 3 MΩ. Dried it with warm air for half an hour and measured again: 85. Moisture, not damage.', values: [[3, 85]], tries: 2 },
    ],
    zh: [
      { did: '先开路、再短路检查表，再测电缆。摇够一分钟读数，拆线前先放电。', values: [310] },
      { did: '一根受潮的练习电缆只有4兆欧，热风吹半小时后90兆欧，是潮不是坏。', values: [[4, 90]], tries: 2 },
      { did: '比较500伏和1000伏两档测同一电缆，读数差很多，明白了记录里为什么要写电压等级。', values: [260] },
    ],
  },
]
