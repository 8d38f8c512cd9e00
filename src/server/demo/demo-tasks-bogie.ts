/** Bogie and running gear, as it comes up in the depot's pit and in the works' overhaul hall. */
import { mentorSaid, type Task, teacherSaid } from './demo-task.ts'
import { readings } from './demo-standards.ts'

export const bogieTasks: readonly Task[] = [
  {
    key: 'pit-inspection',
    at: 'depot',
    stage: 1,
    codes: ['S10', 'K04', 'C04'],
    minutes: 150,
    title: { en: 'Bogie inspection from the pit', zh: '地沟转向架检查' },
    en: [
      { did: 'Car 3 of train 0217, both bogies, lamp and hammer, always clockwise from the left front wheel. Two oil traces at dampers, one loose cable clip. My mentor came after me and found a third trace.', defect: 'Missed the oil trace above the air spring: I looked from one side only.', notHere: { code: 'S13', because: 'Bogies go to the works for overhaul; nobody grinds locating arms at the depot.' } },
      { did: 'Train 0209, cars 1 and 2. The hammer sounds dull on one safety-bolt head: nut was loose by a quarter turn, line mark broken. Reported, tightened by the team, marked anew.', said: [mentorSaid('The dull one was real. Keep listening.', 'whatIDid')] },
      { did: 'Did the whole bogie speaking aloud what I look at: 46 points. Took 52 minutes, my mentor takes 18. He says speed comes by itself.' },
    ],
    zh: [
      { did: '0217车3号车两个转向架，从左前轮开始顺时针，灯到哪锤到哪。发现减振器渗油两处、线卡松一处，师傅复查又找出一处。', defect: '空簧上方那处渗油漏检，因为只从一侧看。' },
      {
        did: '0211车2号车地沟检查，两个转向架。',
        story: 'pit-liu-yang',
        back: { comments: [mentorSaid('看了哪些部位、发现了什么？没有发现也要写“未见异常”的部位。', 'whatIDid'), teacherSaid('时间填了两个多小时，正文只有一句，请补充。', 'minutes')] },
      },
      { did: '一边看一边口呼，四十六个点。用了五十二分钟，师傅十八分钟，他说快是熟出来的，不是赶出来的。' },
      { did: '0209车，敲安全吊座螺栓声音发闷，防松线错开，报告后由班组复紧，我重新画线。', better: '把四十六个点画成一张图贴在地沟口，按图走不容易漏。', said: [teacherSaid('这张图请带一份回学校，下一届用得上。', 'improvement')] },
    ],
  },
  {
    key: 'back-to-back',
    at: 'both',
    stage: 2,
    codes: ['S11', 'K05', 'C03'],
    minutes: 80,
    title: { en: 'Wheel back-to-back and diameters', zh: '轮对内侧距与轮径测量' },
    readings: [readings.backToBack, readings.diameterGap],
    en: [
      { did: 'Three places 120° apart on each wheelset, unloaded side first. All within one millimetre of each other.', values: [1353.4, 0.3] },
      {
        did: 'Two wheelsets of bogie 2, three places each. Largest 1354.1. Read again after cleaning the back of the flange. Diameters differ by 0.6 on the second axle.',
        values: [[1355.6, 1354.1], 0.6],
        tries: 2,
        defect: 'I had put the gauge on a burr.',
        story: 'wheels-li-na',
        back: {
          comments: [mentorSaid('1355.6 would stop this train. Was it really that? Look at the back of the flange and measure again.', 'measurements'), teacherSaid('Good that you wrote the value down and did not smooth it.', null)],
          first: { did: 'Two wheelsets of bogie 2, three places each. One value is high.', values: [1355.6, 0.6], tries: 1, defect: '' },
        },
      },
      { did: 'Wheelsets after turning. Difference on one axle 1.2, above the sheet: the lathe hand took another cut, then 0.2.', values: [1352.8, [1.2, 0.2]], tries: 2 },
    ],
    zh: [
      { did: '每条轮对三处，相隔120度，先测空车状态。三处相差不到1毫米。', values: [1353.2, 0.4] },
      { did: '镟修后复测，同轴轮径差1.1，超了，镟床师傅又走一刀，复测0.3。', values: [1353.0, [1.1, 0.3]], tries: 2 },
      { did: '第二位轮对内侧距偏大，清掉轮缘背面毛刺后再测正常。', values: [[1355.4, 1353.9], 0.5], tries: 2, defect: '没先看轮缘背面就下尺。' },
    ],
  },
  {
    key: 'primary-spring',
    at: 'works',
    stage: 2,
    codes: ['S12', 'K04'],
    minutes: 110,
    title: { en: 'Set primary spring height', zh: '一系弹簧高度调整' },
    readings: [readings.springHeight],
    en: [
      { did: 'Measured four corners under load, the left rear was 3.4 low. Two shims of 1.5. After that all corners within one millimetre.', values: [[208.6, 211.6]], tries: 2, said: [mentorSaid('Next time calculate the shim before you lift. You had all numbers.', 'whatIDid')] },
      { did: 'Calculated the shims first, on paper, my mentor checked the sum. Fitted once, right at once.', values: [212.3] },
    ],
    zh: [
      { did: '加载后测四角，左后低3.2，加两片1.5垫片，复测四角相差1毫米以内。', values: [[208.8, 211.8]], tries: 2 },
      { did: '先在纸上算垫片，师傅核过再装，一次到位。', values: [212.2], reflection: { dimension: 'excellence', shared: true, text: '以前是装上看看再拆，现在是算好再装。省的不是力气，是少拆一次少松一次螺栓。', answer: teacherSaid('把计算过程拍下来放进下次日志，给同学看。') } },
      { did: '拆检一系弹簧，表面有一处划痕，探伤后无裂纹，打磨补漆。高度在范围内。', values: [210.9] },
    ],
  },
  {
    key: 'joint-grinding',
    at: 'works',
    stage: 3,
    codes: ['S13', 'C10', 'C04'],
    minutes: 200,
    title: { en: 'Hand-grind a locating arm joint', zh: '定位臂节点手工研磨' },
    readings: [readings.jointGap],
    en: [
      { did: 'Blue paste, grind, wipe, look. Seven rounds. Contact went from about half to a bit over three quarters, but the feeler of 0.07 still enters on the outer edge.', values: [[0.12, 0.09, 0.07]], tries: 7, defect: 'In round four I leaned on one side and lost what I had gained.', reflection: { dimension: 'dedication', shared: true, text: 'Round four made it worse than round two. I wanted to stop. My mentor went for tea and left me alone with it. When he came back I had stopped counting the rounds.', answer: mentorSaid('I went for tea on purpose. Well done.') } },
      { did: 'Second joint. Light hand, long strokes, turned the arm after each round. The 0.05 feeler does not enter on three quarters of the surface.', values: [[0.08, 0.05]], tries: 5, said: [mentorSaid('Your strokes are longer now; one sees it in the pattern.')] },
    ],
    zh: [
      { did: '涂色、研、擦、看，七遍。接触面从一半到四分之三出头，外缘0.07塞尺还进得去。', values: [[0.11, 0.09, 0.07]], tries: 7 },
      { did: '第二个节点，手轻行程长，每遍换方向，0.05塞尺四分之三以上面积进不去了。', values: [[0.08, 0.05]], tries: 5, better: '用旧砂布做了一条贴手的衬垫，力量更匀。' },
      { did: '研磨到第三遍停下来请师傅看，他说纹路乱，让我把前面的都磨掉重来。下午才合格。', values: [[0.1, 0.06]], tries: 9, defect: '急了，行程短，纹路乱。', reflection: { dimension: 'dedication', shared: false, text: '磨掉重来的时候真想走。后来想，师傅一句话不说站在旁边也站了一下午。这活儿急不得，也偷不得。' } },
    ],
  },
  {
    key: 'axle-box',
    at: 'both',
    stage: 2,
    codes: ['S14', 'C11'],
    minutes: 90,
    title: { en: 'Axle-box greasing and temperature', zh: '轴箱补脂与温升检查' },
    readings: [readings.bearingRise],
    en: [
      { did: 'Weighed the grease in for eight boxes, wiped the old out of the vents, checked the seals. After the test run the warmest box was 18 K above ambient.', values: [18] },
      { did: 'One box ran 31 K above ambient, the others 17 to 20. Opened it with my mentor: too much grease. Took some out and it went down to 21 on the next run.', values: [[31, 21]], tries: 2, defect: 'I had filled that box, by eye.' },
    ],
    zh: [
      { did: '八个轴箱称重补脂，擦净排气孔，查密封。试运行后最高温升18度。', values: [18] },
      { did: '一个轴箱温升30度，其余17到20，打开是脂太多，掏出一些，再跑降到22。', values: [[30, 22]], tries: 2, defect: '这个轴箱是我凭感觉加的，没称。' },
      { did: '红外测温对比：同一轴箱，金属面和漆面读数差4度，统一在漆面同一点测。', values: [19], better: '在八个轴箱上贴了测温点，读数能比。' },
    ],
  },
  {
    key: 'bogie-change',
    at: 'works',
    stage: 3,
    codes: ['S15', 'S03', 'C02'],
    minutes: 240,
    title: { en: 'Lift the car body, change a bogie', zh: '架车更换转向架' },
    en: [
      { did: 'Six of us, four jacks. My place: left rear jack, reading the height aloud every 100 mm. At 400 my jack was 6 mm behind, everybody stopped, the leader levelled.', said: [mentorSaid('You called it at 6. The limit is 10. Good.', 'whatIDid')] },
      { did: 'Disconnected earthing cables, dampers and air hoses before lifting, with a list. At the end one cable clip was left on the floor; we found where it belongs before lowering.', defect: 'The clip was on my side.' },
    ],
    zh: [
      { did: '六个人四台架车机，我在左后，每升100毫米报一次高度。到400时我这边慢6毫米，报停，班长调平。' },
      { did: '起升前按单子拆接地线、减振器、风管。收尾时地上多出一个线卡，找到原位才落车。', defect: '线卡是我这侧的，拆的时候没放进盒子。' },
      { did: '落车对中，销孔差3毫米，不准用撬棍硬撬，退回重新对。', tries: 2, said: [teacherSaid('不硬撬，这一条很关键。')] },
    ],
  },
  {
    key: 'tread',
    at: 'depot',
    stage: 2,
    codes: ['K05', 'S10'],
    minutes: 70,
    title: { en: 'Judge tread damage', zh: '踏面损伤判定' },
    readings: [readings.flatDepth],
    en: [
      { did: 'Flat on wheel 5, length 32 mm. Depth measured three times. Below the limit, but the train is booked for turning.', values: [0.3] },
      { did: 'Looked at twelve wheels with the album of damage pictures beside me. Called a shelling a flat at first. The edge tells: a flat has a clean one.', values: [0.6], defect: 'Wrong name for the damage, corrected by my mentor.' },
    ],
    zh: [
      { did: '5位轮擦伤长30毫米，深度测三次，未超限，已报镟修计划。', values: [0.3] },
      { did: '对着损伤图册看十二个轮，把剥离认成擦伤。擦伤边缘齐，剥离边缘毛。', values: [0.6], defect: '损伤名称判错，师傅纠正。' },
    ],
  },
  {
    key: 'wash',
    at: 'works',
    stage: 3,
    codes: ['C11', 'K04'],
    minutes: 300,
    title: { en: 'Wash and de-rust bogie parts', zh: '转向架零件清洗除锈' },
    en: [
      { did: 'Hot wash and blasting of small parts all day. Learned the names while hanging them up: I now know 31 of the 40 parts on the rack.' },
    ],
    zh: [
      { did: '清洗除锈，四十件小件，喷淋后吹干防锈。', story: 'wash-1' },
      { did: '接着洗昨天剩下的，弹簧座、止挡、吊杆。洗的时候顺便看裂纹，没有发现。', story: 'wash-2' },
      { did: '又是清洗。今天洗轴箱端盖三十二个，分左右码放。', story: 'wash-3', better: '端盖左右容易混，洗前先挂牌。' },
      { did: '清洗班缺人，帮了一整天，主要是减振器外壳除油。', story: 'wash-4' },
      { did: '清洗和打磨，浮锈比较厚，换了两张砂纸。想学测量，不知道什么时候轮到我。', story: 'wash-5', reflection: { dimension: 'dedication', shared: true, text: '连着两周都在清洗。师傅说洗零件能认零件，前三天确实认了不少，后来就是重复了。我不怕脏，只是想知道下一步学什么。', answer: teacherSaid('看到了。我这周和何师傅商量轮岗，先从一系弹簧测量开始。') } },
    ],
  },
  {
    key: 'damper',
    at: 'works',
    stage: 2,
    codes: ['S08', 'K04', 'S12'],
    minutes: 100,
    title: { en: 'Change a yaw damper', zh: '更换抗蛇行减振器' },
    readings: [readings.boltTorque],
    en: [
      { did: 'Oil ran along the seam of the old damper. Vented the new one upright, five strokes, then fitted. Torque in two steps.', values: [211] },
      { did: 'The upper bracket thread was rough. Did not force it: chased the thread, cleaned, oiled, then torque.', values: [[188, 207]], tries: 2 },
    ],
    zh: [
      { did: '旧减振器焊缝处渗油。新件竖直排气五次再装，分两步打力矩。', values: [212], notHere: { code: 'S27', because: '车门在另一个车间检修，本岗位没有整车门可测。' } },
      { did: '上支座螺纹发涩，没有硬拧，过丝、清洁、上油后再紧。', values: [[187, 208]], tries: 2, said: [mentorSaid('发涩就停，这一停值一根螺栓。')] },
    ],
  },
  {
    key: 'ultrasonic',
    at: 'works',
    stage: 3,
    codes: ['K05', 'K12'],
    minutes: 80,
    title: { en: 'Watch an ultrasonic axle test', zh: '跟看车轴超声波探伤' },
    en: [
      { did: 'Watched the inspector find the artificial notch in the test axle, then the real one. I could see the echo only after he told me where. Only certified people may decide; I carried the couplant.', notHere: { code: 'S22', because: 'There is no overhead line in the hall; pantographs are only overhauled on the bench here.' } },
    ],
    zh: [
      { did: '跟探伤工看人工缺陷试块和实轴。波形要他指了才看得出。判定只能持证的人做，我负责涂耦合剂和记录。', notHere: { code: 'S22', because: '厂房里没有接触网，受电弓只在台架上检修，测不了接触压力。' } },
      { did: '第二次跟探伤，先猜波形再听讲解，十个猜对六个。', reflection: { dimension: 'excellence', shared: false, text: '猜对六个不算会。但我发现凡是猜错的，都是我没看增益就下结论。先看条件，再看结果。' } },
    ],
  },
]
