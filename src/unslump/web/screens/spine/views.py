from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def spine(request: HttpRequest) -> HttpResponse:
    return render(request, "spine/spine.html")
