/**
 * What is measured in the workshop: quantity, unit, what the sheet asks for, and the graded standards of the plan. A
 * log that names the same quantity is graded by the plan, so both take it from here. The values are examples for a
 * demonstration, not limits to work by.
 */
import type { Standard } from '#domain/measurement.ts'
import type { Both } from './demo-words.ts'

export interface Reading {
  /** In both languages at once: the plan and its logs must name it alike. */
  readonly quantity: string
  readonly unit: string
  readonly nominal: number | null
  /** Allowed above and below nominal; null where the sheet asks only to note the value. */
  readonly allowed: readonly [plus: number, minus: number] | null
  readonly instrument: Both
  /** Graded tolerances of the plan, coarse first; empty where it grades nothing. */
  readonly grades: readonly number[]
}

const reading = (
  quantity: string,
  unit: string,
  nominal: number | null,
  allowed: Reading['allowed'],
  instrument: Both,
  grades: readonly number[] = [],
): Reading => ({ quantity, unit, nominal, allowed, instrument, grades })

export const readings = {
  axleSeat: reading('Axle seat diameter 轮座直径', 'mm', 195, [0.1, 0.1], { en: 'Outside micrometer 175–200, M-07', zh: '外径千分尺175–200 M-07' }, [0.2, 0.1, 0.05]),
  bushBore: reading('Bush bore 衬套内径', 'mm', 40, [0.05, 0.05], { en: 'Inside micrometer, M-12', zh: '内径千分尺 M-12' }, [0.1, 0.05, 0.02]),
  discRunOut: reading('Brake disc run-out 制动盘端面跳动', 'mm', 0, [0.2, 0], { en: 'Dial indicator 0.01, D-03', zh: '百分表 0.01 D-03' }, [0.3, 0.2, 0.1]),
  boltTorque: reading('Bolt torque 螺栓力矩', 'N·m', 210, [10, 10], { en: 'Torque wrench 60–340, T-04', zh: '扭力扳手60–340 T-04' }, [21, 10, 6]),
  backToBack: reading('Wheel back-to-back distance 轮对内侧距', 'mm', 1353, [2, 2], { en: 'Back-to-back gauge, G-02', zh: '轮对内距尺 G-02' }, [2, 1, 0.5]),
  diameterGap: reading('Wheel diameter difference 同轴轮径差', 'mm', 0, [1, 0], { en: 'Wheel diameter gauge, G-05', zh: '轮径尺 G-05' }),
  flatDepth: reading('Tread flat depth 踏面擦伤深度', 'mm', 0, [0.5, 0], { en: 'Tread depth gauge, G-09', zh: '擦伤深度尺 G-09' }),
  springHeight: reading('Primary spring height 一系弹簧工作高', 'mm', 212, [2, 2], { en: 'Height gauge, G-11', zh: '高度尺 G-11' }, [3, 2, 1]),
  jointGap: reading('Locating arm joint gap 定位臂节点间隙', 'mm', 0, [0.05, 0], { en: 'Feeler gauge 0.02–1.00', zh: '塞尺0.02–1.00' }, [0.1, 0.07, 0.05]),
  bearingRise: reading('Axle-box temperature rise 轴箱温升', 'K', null, null, { en: 'Infrared thermometer, E-15', zh: '红外测温仪 E-15' }),
  padGap: reading('Brake pad gap 闸片间隙', 'mm', 3, [1, 1], { en: 'Feeler gauge 0.5–5', zh: '塞尺0.5–5' }, [1, 0.5, 0.3]),
  padThickness: reading('Brake pad thickness 闸片厚度', 'mm', 35, [1, 25], { en: 'Vernier caliper, V-08', zh: '游标卡尺 V-08' }),
  pressureDrop: reading('Main air pressure drop in 5 min 总风5分钟压降', 'kPa', 0, [15, 0], { en: 'Test gauge 0–1.6 MPa, P-06', zh: '校验压力表0–1.6 MPa P-06' }, [20, 15, 10]),
  cylinderPressure: reading('Brake cylinder pressure 制动缸压力', 'kPa', 300, [10, 10], { en: 'Test gauge 0–1 MPa, P-02', zh: '校验压力表0–1 MPa P-02' }, [20, 10, 5]),
  contactForce: reading('Pantograph contact force 受电弓接触压力', 'N', 120, [10, 10], { en: 'Spring balance 0–200 N, F-01', zh: '弹簧测力计0–200 N F-01' }, [10, 7, 5]),
  carbonThickness: reading('Carbon strip thickness 碳滑板厚度', 'mm', 35, [1, 12], { en: 'Vernier caliper, V-03', zh: '游标卡尺 V-03' }),
  raisingTime: reading('Pantograph raising time 升弓时间', 's', 7, [1, 1], { en: 'Stopwatch', zh: '秒表' }, [1, 0.5, 0.3]),
  doorTime: reading('Door closing time 关门时间', 's', 3, [0.3, 0.3], { en: 'Stopwatch', zh: '秒表' }, [0.5, 0.3, 0.2]),
  closingForce: reading('Door closing force 关门力', 'N', 130, [15, 15], { en: 'Door force gauge, F-04', zh: '车门测力仪 F-04' }, [20, 15, 10]),
  insulation: reading('Insulation resistance 绝缘电阻', 'MΩ', null, null, { en: 'Insulation tester 1000 V, E-02', zh: '绝缘电阻表1000 V E-02' }),
  terminalTorque: reading('Terminal torque 端子力矩', 'N·m', 12, [1, 1], { en: 'Torque screwdriver 2–20, T-11', zh: '扭力螺丝刀2–20 T-11' }, [1.5, 1, 0.5]),
  brushLength: reading('Earthing brush length 接地碳刷长度', 'mm', 45, [1, 20], { en: 'Vernier caliper, V-08', zh: '游标卡尺 V-08' }),
  density: reading('Electrolyte density 电解液密度', 'g/cm³', 1.26, [0.02, 0.02], { en: 'Hydrometer', zh: '吸式密度计' }, [0.02, 0.01, 0.005]),
  couplingOffset: reading('Coupling radial offset 联轴节径向偏差', 'mm', 0, [0.2, 0], { en: 'Dial indicator 0.01, D-05', zh: '百分表 0.01 D-05' }, [0.3, 0.2, 0.1]),
} as const satisfies Record<string, Reading>

export const standardOf = (r: Reading): Standard => ({
  quantity: r.quantity,
  unit: r.unit,
  nominal: r.nominal,
  grades: r.grades.map((within, i) => ({ grade: i + 1, within })),
})
