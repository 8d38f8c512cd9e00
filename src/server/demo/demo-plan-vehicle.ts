/** The first half of the demonstration plan: safety, measuring, bogie and brake. */
import { character, knowledge, type PlanUnit, skill } from './demo-plan-line.ts'
import { readings } from './demo-standards.ts'

const safety: PlanUnit = {
  code: '1',
  title: { en: 'Safety and order', zh: '安全与秩序' },
  lines: [
    knowledge('K01', 8, 'Knows the walking routes, signals and forbidden zones of the depot', '熟悉段内行走路线、信号显示和禁入区域', { craft: ['rigour'] }),
    knowledge('K02', 12, 'Explains what high voltage and the overhead line do at a distance, and where energy stays stored', '能说明接触网高压的危险距离，以及哪些部位会残留能量', { craft: ['rigour'] }),
    skill('S01', 12, 'Isolates a circuit, locks it out, tags it and proves that it is off', '断开电路、挂锁挂牌，并验证确已断开', { craft: ['rigour'], after: ['K02'], validDays: 365 }),
    skill('S02', 10, 'Tests for voltage and fits earthing rods in the right order, both ways', '验电并按顺序挂、拆接地线', { craft: ['rigour'], safety: ['S01'], after: ['K02'], validDays: 365 }),
    skill('S03', 16, 'Slings a load and gives crane signals', '司索捆绑并指挥吊运', { craft: ['rigour'], validDays: 180 }),
    skill('S04', 6, 'Gets a person out of danger, raises the alarm and gives first aid until help comes', '使伤员脱离危险、报警，并在救援到达前实施急救', { craft: ['dedication'], validDays: 365 }),
    character('C01', 'Counts tools out and in again, and leaves the place as the next one would like to find it', '工具出入清点，作业场地收拾到下一个人愿意接手', { craft: ['rigour'] }),
    character('C02', 'Stops and says so when unsure, whoever is waiting', '没有把握就停下来并说出来，不管谁在等', { craft: ['rigour'] }),
  ],
}

const measuring: PlanUnit = {
  code: '2',
  title: { en: 'Measuring', zh: '测量' },
  lines: [
    knowledge('K03', 20, 'Reads drawings, tolerances and fits, and says which surface matters and why', '识读图纸、公差与配合，能说出哪个面关键、为什么', { craft: ['refinement'] }),
    skill('S05', 24, 'Measures an axle seat with the micrometer in three planes and two directions', '用千分尺在三个截面、两个方向测量轮座直径', { craft: ['refinement', 'rigour'], standard: readings.axleSeat, after: ['K03'] }),
    skill('S06', 16, 'Measures bores with caliper and inside micrometer, and repeats within the tolerance', '用卡尺和内径千分尺测量孔径，重复测量不超差', { craft: ['refinement'], standard: readings.bushBore, after: ['K03'] }),
    skill('S07', 16, 'Sets up a dial indicator and measures run-out', '架设百分表测量跳动', { craft: ['refinement'], standard: readings.discRunOut }),
    skill('S08', 16, 'Tightens a bolt group in order with a torque wrench, and marks every bolt', '用扭力扳手按顺序紧固螺栓组，并逐个画防松线', { craft: ['refinement', 'rigour'], standard: readings.boltTorque }),
    skill('S09', 12, 'Chooses, checks and reads an insulation tester', '会选、会校、会读绝缘电阻表', { craft: ['rigour'], safety: ['S01'] }),
    character('C03', 'Writes down what was read, not what was expected', '读到多少写多少，不写“应该是多少”', { craft: ['rigour'] }),
  ],
}

const bogie: PlanUnit = {
  code: '3',
  title: { en: 'Bogie and running gear', zh: '转向架与走行部' },
  lines: [
    knowledge('K04', 20, 'Explains how weight, traction and guiding forces pass through the bogie', '说明垂向力、牵引力和导向力在转向架中的传递', { craft: ['excellence'] }),
    knowledge('K05', 16, 'Tells the kinds of tread and flange damage apart, and knows what is decided by whom', '区分踏面与轮缘损伤种类，知道由谁判定', { craft: ['rigour'] }),
    skill('S10', 40, 'Inspects a bogie from the pit with lamp and hammer, in a fixed order', '在地沟内按固定顺序用检车灯和检查锤检查转向架', { craft: ['rigour', 'dedication'], after: ['K01', 'K04'] }),
    skill('S11', 20, 'Measures wheel back-to-back distance and wheel diameters', '测量轮对内侧距和轮径', { craft: ['refinement'], standard: readings.backToBack, after: ['K05'] }),
    skill('S12', 24, 'Sets the working height of primary springs with shims', '用垫片调整一系弹簧工作高度', { craft: ['refinement'], standard: readings.springHeight, after: ['K04'] }),
    skill('S13', 60, 'Hand-grinds the locating arm joint until the contact is tight over three quarters of the surface', '手工研磨定位臂节点，使四分之三以上接触面贴合', { craft: ['refinement', 'dedication'], standard: readings.jointGap, after: ['K03'] }),
    skill('S14', 20, 'Relubricates axle-box bearings and judges their running temperature', '轴箱轴承补脂并判断运行温度', { craft: ['dedication'] }),
    skill('S15', 60, 'Lifts a car body and changes a bogie in a team', '班组协作架车并更换转向架', { craft: ['rigour'], safety: ['S03'], after: ['K04'] }),
    character('C04', 'Finishes the last bolt as carefully as the first', '最后一颗螺栓和第一颗一样认真', { craft: ['dedication'] }),
  ],
}

const brake: PlanUnit = {
  code: '4',
  title: { en: 'Brake', zh: '制动系统' },
  lines: [
    knowledge('K06', 20, 'Follows the air from compressor to brake cylinder on the diagram and on the car', '在图上和车上追踪从空压机到制动缸的气路', { craft: ['excellence'] }),
    knowledge('K07', 8, 'Explains the parking brake, its manual release, and what can move when it is let go', '说明停放制动、手动缓解，以及缓解后哪里会动', { craft: ['rigour'] }),
    skill('S16', 24, 'Changes brake pads and sets the gap', '更换闸片并调整间隙', { craft: ['refinement'], standard: readings.padGap, safety: ['S01'], after: ['K07'] }),
    skill('S17', 20, 'Tests the air system for leaks and finds the place', '做气密性试验并找出漏点', { craft: ['rigour', 'dedication'], standard: readings.pressureDrop, after: ['K06'] }),
    skill('S18', 30, 'Changes a brake caliper or hose and puts the brake back into service', '更换制动夹钳或软管并恢复制动', { craft: ['rigour'], safety: ['S01'], after: ['S08', 'K07'] }),
    skill('S19', 40, 'Overhauls a relay valve on the bench and tests its pressures', '在试验台上检修中继阀并测试压力', { craft: ['refinement'], standard: readings.cylinderPressure, after: ['K06'] }),
    skill('S20', 16, 'Services the air compressor and dryer', '保养空压机和干燥器', { craft: ['dedication'], safety: ['S01'] }),
    character('C05', 'Tests before and after, also when time is short', '修前修后都试验，时间紧也不省', { craft: ['rigour'] }),
  ],
}

export const vehicleUnits: readonly PlanUnit[] = [safety, measuring, bogie, brake]
