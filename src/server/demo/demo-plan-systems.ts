/** The second half of the demonstration plan: roof, doors, electrical work and craft character. */
import { character, knowledge, type PlanUnit, skill } from './demo-plan-line.ts'
import { readings } from './demo-standards.ts'

const roof: PlanUnit = {
  code: '5',
  title: { en: 'Pantograph and roof', zh: '受电弓与车顶' },
  lines: [
    knowledge('K08', 16, 'Explains how the pantograph follows the contact wire and what wears on both', '说明受电弓如何跟随接触线，以及两者的磨耗', { craft: ['excellence'] }),
    skill('S21', 12, 'Goes on the roof with permit, earthing seen and harness hooked', '凭票登顶：确认接地、系挂安全带', { craft: ['rigour'], safety: ['S01', 'S02'], validDays: 365 }),
    skill('S22', 24, 'Measures and sets the static contact force of a pantograph', '测量并调整受电弓静态接触压力', { craft: ['refinement'], standard: readings.contactForce, safety: ['S02', 'S21'], after: ['K08'] }),
    skill('S23', 20, 'Changes carbon strips and levels the pan head', '更换碳滑板并调平弓头', { craft: ['refinement'], safety: ['S02', 'S21'] }),
    skill('S24', 16, 'Measures and sets raising and lowering time', '测量并调整升降弓时间', { craft: ['refinement'], standard: readings.raisingTime, safety: ['S02', 'S21'] }),
    skill('S25', 16, 'Cleans and judges roof insulators and roof seams', '清洁并判断车顶绝缘子和车顶接缝', { craft: ['rigour'], safety: ['S02', 'S21'] }),
    character('C06', 'Keeps calm and unhurried at height and near high voltage', '高处和高压附近不慌不赶', { craft: ['rigour', 'dedication'] }),
  ],
}

const doors: PlanUnit = {
  code: '6',
  title: { en: 'Doors and interior', zh: '车门与客室' },
  lines: [
    knowledge('K09', 16, 'Explains the door cycle, the safety loop and obstacle detection', '说明车门动作循环、安全回路和防夹原理', { craft: ['excellence'] }),
    skill('S26', 24, 'Adjusts a saloon door to its closing time and leaf alignment', '调整客室门关门时间和门扇平行度', { craft: ['refinement'], standard: readings.doorTime, after: ['K09'] }),
    skill('S27', 16, 'Tests obstacle detection and closing force at three heights', '在三个高度测试防夹功能和关门力', { craft: ['rigour'], standard: readings.closingForce, after: ['K09'] }),
    skill('S28', 20, 'Changes rollers, lubricates the drive and checks the emergency release', '更换滚轮、润滑传动并检查紧急解锁', { craft: ['dedication'] }),
    skill('S29', 20, 'Repairs handrails, panels, floor and air outlets in the saloon', '修理客室扶手、墙板、地板和风口', { craft: ['refinement'] }),
    character('C07', 'Looks at the car with the eyes of a passenger before letting it go', '放行前用乘客的眼光再看一遍', { craft: ['excellence'] }),
  ],
}

const electrical: PlanUnit = {
  code: '7',
  title: { en: 'Traction and electrical', zh: '牵引与电气' },
  lines: [
    knowledge('K10', 30, 'Reads circuit diagrams and follows a signal from switch to load', '识读电路图，从开关追到负载', { craft: ['rigour'] }),
    knowledge('K11', 20, 'Explains the way of energy from line to wheel and back when braking', '说明从接触网到车轮、再生制动返回的能量路径', { craft: ['excellence'] }),
    skill('S30', 20, 'Measures the insulation of a traction motor and judges the trend', '测量牵引电机绝缘并判断趋势', { craft: ['rigour'], safety: ['S01'], after: ['S09'] }),
    skill('S31', 24, 'Crimps, connects and tightens terminals', '压接、接线并紧固端子', { craft: ['refinement'], standard: readings.terminalTorque, safety: ['S01'] }),
    skill('S32', 16, 'Judges wear on earthing brushes and contactors, and changes them', '判断接地碳刷和接触器磨耗并更换', { craft: ['rigour'], safety: ['S01'] }),
    skill('S33', 16, 'Maintains the battery: level, density, connections', '蓄电池维护：液位、密度、连接', { craft: ['dedication'], standard: readings.density, safety: ['S01'] }),
    skill('S34', 40, 'Fits a traction motor and aligns the coupling', '安装牵引电机并校正联轴节', { craft: ['refinement'], standard: readings.couplingOffset, safety: ['S03'], after: ['S07'] }),
    skill('S35', 40, 'Finds a fault from the event record to the part, and proves it', '从事件记录查到具体部件，并加以验证', { craft: ['excellence', 'rigour'], safety: ['S01'], after: ['K10'] }),
    skill('S36', 30, 'Replaces defective wiring and insulation', '更换不良导线和绝缘', { craft: ['refinement'], safety: ['S01'], after: ['K10'] }),
    character('C08', 'Asks why the part failed before fitting a new one', '换新件之前先问它为什么坏', { craft: ['excellence'] }),
  ],
}

const craft: PlanUnit = {
  code: '8',
  title: { en: 'Craft, teamwork and improvement', zh: '匠心、协作与改进' },
  lines: [
    knowledge('K12', 8, 'Knows what a maintenance record must say so that it helps in five years', '知道检修记录怎么写，五年后还有用', { craft: ['rigour'] }),
    knowledge('K13', 8, 'Tells from the life of a craftsman what made the work last', '从一位工匠的经历说出活儿为什么经得住时间', { craft: ['dedication'] }),
    skill('S37', 8, 'Writes a defect card that a stranger understands', '写一张陌生人也看得懂的故障单', { craft: ['rigour'] }),
    skill('S38', 8, 'Hands a shift over: what is done, open and dangerous', '交接班：做完的、没完的、危险的都交代清楚', { craft: ['rigour'] }),
    skill('S39', 24, 'Makes or improves a small jig and shows that it helps', '制作或改进一个小工装，并证明它有用', { craft: ['excellence'] }),
    skill('S40', 8, 'Teaches one step of the work to a peer', '把一道工序教给同伴', { craft: ['excellence'] }),
    character('C09', 'Reports a mistake of one’s own before somebody finds it', '自己的差错自己先报', { craft: ['rigour'] }),
    character('C10', 'Repeats until the standard is met, without being told', '不用人催，做到合格为止', { craft: ['dedication', 'refinement'] }),
    character('C11', 'Treats material, air and energy as if paid for from one’s own pocket', '材料、压缩空气和电当成自己花钱买的', { craft: ['excellence'] }),
    character('C12', 'Listens to the end, and thanks those who taught', '把话听完，记得谢教过自己的人', { craft: ['dedication'] }),
  ],
}

export const systemUnits: readonly PlanUnit[] = [roof, doors, electrical, craft]
