/** Pantograph and roof: the work above the cars. */
import { mentorSaid, type Task, teacherSaid } from './demo-task.ts'
import { readings } from './demo-standards.ts'

export const roofTasks: readonly Task[] = [
  {
    key: 'contact-force',
    at: 'depot',
    stage: 3,
    after: 'roof-permit',
    codes: ['S22', 'S21', 'C06'],
    minutes: 120,
    title: { en: 'Pantograph contact force', zh: '受电弓接触压力测量与调整' },
    readings: [readings.contactForce],
    en: [
      { did: 'Pulled the balance up slowly and let it down slowly, both ways, and took the middle. 131 at first, two turns back on the spring, then 121.', values: [[131, 121]], tries: 2, said: [mentorSaid('Up and down differ by friction. You took the middle without being told.', 'measurements')] },
      {
        did: 'Measured and set the contact force of the pantograph on car 2. Now 118.',
        values: [118],
        story: 'force-zhao-lei',
        back: { comments: [mentorSaid('At which height, and only on the way up? Write both directions.', 'measurements')] },
      },
      { did: 'Four heights, both ways. The curve dips at the top. Cleaned and greased the lower bearing, the dip is gone. 120 in the middle.', values: [[112, 120]], tries: 2 },
    ],
    zh: [
      { did: '弹簧秤慢拉慢放，上升下降都读，取中间值。先130，弹簧退两圈后121。', values: [[132, 121]], tries: 2 },
      { did: '四个高度各测一遍，最高处偏低，清洁下臂轴承后恢复。', values: [[111, 119]], tries: 2, reflection: { dimension: 'refinement', shared: true, text: '以前只测一个高度就算合格。今天多测三个高度，才发现轴承发涩。合格线里面，还有好和更好。', answer: mentorSaid('这就叫摸到门了。') } },
      { did: '风大，读数飘，等了二十分钟再测。师傅说车顶上最贵的是时间，最不能省的也是时间。', values: [118] },
    ],
  },
  {
    key: 'carbon-strip',
    at: 'depot',
    stage: 3,
    after: 'roof-permit',
    codes: ['S23', 'S21', 'S08'],
    minutes: 130,
    title: { en: 'Change carbon strips', zh: '更换碳滑板' },
    readings: [readings.carbonThickness],
    en: [
      { did: 'Old strips 24 and 22, one with a chipped corner. New pair fitted, pan head levelled with the spirit level, 1 mm over the length. Raised it by hand three times.', values: [[22, 35]] },
      { did: 'Strips again, this time I laid out all parts on the mat first. A washer was left. It belonged to the old strip, which has a thinner shoe; we found it in the drawing.', values: [35], defect: 'I wanted to throw the washer away at first.' },
    ],
    zh: [
      { did: '旧滑板24和21，一角崩边。换新一对，水平尺调平弓头，全长差1毫米。手动升三次。', values: [[21, 35]] },
      {
        did: '2号车受电弓换碳滑板一对，弓头调平后升降三次正常。',
        values: [35],
        story: 'strip-sun-yue',
        back: { comments: [mentorSaid('旧滑板剩多少没写。没有旧值就看不出磨耗快慢。', 'measurements'), teacherSaid('紧固力矩用的哪把扳手？请写上编号。', 'whatIDid')] },
      },
      { did: '换完多出一个垫片，对照图纸是旧型滑板用的，拍照登记后退库。', values: [34.8], defect: '差点顺手扔掉垫片。' },
      { did: '学磨耗规律：把三列车半年的滑板厚度列成表，0217车磨得快，师傅让我想为什么。', values: [29], better: '建议每次换板都记公里数，磨耗才能比。', said: [teacherSaid('这张表很有价值，可以作为你的小课题。', 'improvement')] },
    ],
  },
  {
    key: 'panto-timing',
    at: 'depot',
    stage: 3,
    after: 'roof-permit',
    codes: ['S24', 'K08', 'C05'],
    minutes: 70,
    title: { en: 'Raising and lowering time', zh: '升降弓时间测量与调整' },
    readings: [readings.raisingTime],
    en: [
      { did: 'Three times up, three times down, with the stopwatch and again from the video at slow speed. I start the watch 0.3 s late. Took the video value.', values: [7.2] },
      { did: 'Raising took 8.6 s. Throttle cleaned, then 7.1. Checked that it touches the wire stop softly and does not bounce.', values: [[8.6, 7.1]], tries: 2 },
    ],
    zh: [
      { did: '秒表测三次，又看慢放视频对照，发现我按表慢0.3秒，以视频为准。', values: [7.3] },
      { did: '升弓8.5秒偏慢，清洗节流阀后7秒，接触时不弹跳。', values: [[8.5, 7.0]], tries: 2 },
      { did: '调完升弓又查降弓，前三分之一快、后面慢，符合要求。和师傅约定先说标准再测。', values: [6.8] },
    ],
  },
  {
    key: 'insulators',
    at: 'depot',
    stage: 2,
    after: 'roof-permit',
    codes: ['S25', 'S21', 'C06'],
    minutes: 110,
    title: { en: 'Clean and check roof insulators', zh: '车顶绝缘子清洁检查' },
    en: [
      { did: 'Fourteen insulators, dry cloth first, then alcohol. One has a chip smaller than a rice grain at the rim. Photo, size with the gauge, asked whether it may stay. It may.' },
      { did: 'Second car. Black tracks on one insulator that cloth does not remove. My mentor says replace, not scrub.', defect: 'I had scrubbed for five minutes before asking.', reflection: { dimension: 'rigour', shared: false, text: 'I scrubbed because I did not want to ask again. Five minutes on the roof to save one sentence. Next time I ask first.' } },
    ],
    zh: [
      { did: '十四只绝缘子，先干擦再用酒精。一只边缘米粒大缺口，拍照量尺寸，请师傅判，可以继续用。' },
      { did: '第二节车，一只有擦不掉的爬电黑痕，师傅说要换不要擦。', defect: '没问之前擦了五分钟。' },
      { did: '清洁后逐只照灯看裂纹，按编号打勾。编号是我上周提议写的。', better: '绝缘子写编号后，缺口可以逐次对比。' },
    ],
  },
  {
    key: 'panto-overhaul',
    at: 'works',
    stage: 3,
    codes: ['K08', 'S06', 'C10'],
    minutes: 180,
    title: { en: 'Pantograph frame on the bench', zh: '受电弓框架台架检修' },
    readings: [readings.bushBore],
    en: [
      { did: 'Measured eight bushes of the frame. Two at 40.09, pressed out and renewed. Frame swings freely through the whole height now.', values: [[40.09, 40.02]], tries: 2 },
      { did: 'Diagonals of the frame with the tape: 4 mm apart. Loosened the cross rod, aligned, 1 mm. Checked again after tightening because that moves it.', values: [40.04] },
    ],
    zh: [
      { did: '框架八个衬套，两个40.08，压出换新，全行程灵活。', values: [[40.08, 40.02]], tries: 2 },
      { did: '量框架对角线差4毫米，松横杆校正后差1毫米，紧固后再量一次。', values: [40.03] },
      { did: '拆下的销轴按位置编号，磨得最多的在上框架右侧，与拉杆受力方向一致。', values: [40.05], said: [mentorSaid('能把磨损和受力连起来想，很好。', 'whatIDid')] },
    ],
  },
  {
    key: 'roof-seams',
    at: 'depot',
    stage: 2,
    after: 'roof-permit',
    codes: ['S25', 'C07'],
    minutes: 90,
    title: { en: 'Check roof seams and gutters', zh: '车顶接缝与排水检查' },
    en: [
      { did: 'A hand’s length of loose sealant above door 3. Cut back to sound material, cleaned, primed, sealed, smoothed. Water test with the hose ten minutes, dry inside.' },
      { did: 'Gutter full of leaves at the car end. That is where the water stain in the saloon came from, not from the seam we suspected.' },
    ],
    zh: [
      { did: '3号门上方密封胶开裂一掌长，割到完好处，清洁、底涂、打胶、刮平。淋水十分钟，客室内无渗水。' },
      { did: '端部排水槽堵满树叶，客室水渍是这里来的，不是我们怀疑的接缝。', reflection: { dimension: 'excellence', shared: true, text: '我们先怀疑接缝，差点重新打胶。从水渍往上追，追到的是一把树叶。先找水从哪里来，再决定修哪里。', answer: teacherSaid('“先找水从哪里来”，查电路故障也是这句话。') } },
    ],
  },
]
