"""``hotline check-knowledge``: is everything that was ever published still what was published?"""

from hotline.processes.foreground import set_up_django


def main(arguments: list[str]) -> int:
    """0: all well, 1: something was altered or is gone."""
    set_up_django("check-knowledge")
    from hotline.domains.understanding.knowledge.queries import integrity

    faults = [*integrity.chain_faults(), *integrity.file_faults()]
    for fault in faults:
        print(fault)
    found = integrity.head()
    print(f"已发布 {found.position} 版，摘要 {found.digest}；" + (f"发现问题 {len(faults)} 处" if faults else "完整"))
    return 1 if faults else 0
