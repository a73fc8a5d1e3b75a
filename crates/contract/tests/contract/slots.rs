//! The slots that always exist.

use callbench_contract::slot::{BUILT_IN_SLOT_NAMES, Layout, SlotType, built_in_slots};

#[test]
fn the_five_fixed_slots_exist_with_their_types() {
    let slots: Vec<(String, SlotType, Layout)> = built_in_slots()
        .into_iter()
        .map(|slot| (slot.name.to_string(), slot.slot_type, slot.layout))
        .collect();
    assert_eq!(
        slots,
        [
            ("workbench".to_owned(), SlotType::Workbench, Layout::Narrow),
            (
                "workspace-tab".to_owned(),
                SlotType::Workbench,
                Layout::Wide
            ),
            ("dashboard".to_owned(), SlotType::Workbench, Layout::Wide),
            ("navbar".to_owned(), SlotType::Navbar, Layout::Full),
            ("modal".to_owned(), SlotType::Modal, Layout::Dialog),
        ]
    );
    let names: Vec<String> = slots.into_iter().map(|(name, ..)| name).collect();
    assert_eq!(names, BUILT_IN_SLOT_NAMES);
}

#[test]
fn slot_types_and_layouts_read_back() {
    for slot_type in SlotType::ALL {
        assert_eq!(slot_type.as_str().parse::<SlotType>(), Ok(slot_type));
        assert_eq!(
            serde_json::to_value(slot_type).expect("json"),
            slot_type.as_str()
        );
    }
    for layout in [Layout::Narrow, Layout::Wide, Layout::Full, Layout::Dialog] {
        assert_eq!(serde_json::to_value(layout).expect("json"), layout.as_str());
    }
}
